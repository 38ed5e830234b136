package io.ticketing.journeys;

import java.util.logging.Logger;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Starts one browser for all stories, and closes all windows after each.
final class BrowserExtension implements ExecutionCondition, BeforeAllCallback, AfterEachCallback {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.missing()
                .map(BrowserExtension::leaveOut)
                .orElseGet(() -> ConditionEvaluationResult.enabled("Chromium is here"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Person.useBrowserOf(context.getRoot()
                .getStore(Namespace.create(Chromium.class))
                .computeIfAbsent(Chromium.class, _ -> Chromium.launch(), Chromium.class));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Person.allLeave();
    }

    /// Maven shows only how many tests were skipped.
    private static ConditionEvaluationResult leaveOut(String why) {
        Logger.getLogger(BrowserExtension.class.getName()).warning(why);
        return ConditionEvaluationResult.disabled(why);
    }
}
