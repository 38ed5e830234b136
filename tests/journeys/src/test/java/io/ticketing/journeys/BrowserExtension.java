package io.ticketing.journeys;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Launches one browser for all stories, and closes everybody's windows after each.
final class BrowserExtension implements ExecutionCondition, BeforeAllCallback, AfterEachCallback {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.missing()
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("Chromium is here"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Person.useBrowserOf(
                context.getRoot()
                        .getStore(Namespace.create(Chromium.class))
                        .getOrComputeIfAbsent(
                                Chromium.class, _ -> Chromium.launch(), Chromium.class));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Person.allLeave();
    }
}
