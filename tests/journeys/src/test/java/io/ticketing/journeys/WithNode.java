package io.ticketing.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.logging.Logger;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skipped if there is no Node.js with npm.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithNode.Condition.class)
@interface WithNode {

    /// Says so in the log: Maven shows only how many tests were skipped.
    final class Condition implements ExecutionCondition {

        private static final String MISSING =
                "The TypeScript client and the linter need Node.js and npm: on Debian, apt-get install nodejs npm";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Tool.onPath("node").isPresent() && Tool.onPath("npm").isPresent()) {
                return ConditionEvaluationResult.enabled("Node.js is here");
            }
            Logger.getLogger(WithNode.class.getName()).warning(MISSING);
            return ConditionEvaluationResult.disabled(MISSING);
        }
    }
}
