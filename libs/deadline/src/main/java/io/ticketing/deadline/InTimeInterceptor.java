package io.ticketing.deadline;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.smallrye.mutiny.Uni;

/// Gives answers in time. It wraps the session, which stays open as long as it is in use.
@InTime
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class InTimeInterceptor {

    @AroundInvoke
    Object answerInTime(InvocationContext invocation) throws Exception {
        Object answer = invocation.proceed();
        return answer instanceof Uni<?> later
                ? Deadline.current()
                        .<Uni<?>>map(deadline -> deadline.bound(later))
                        .orElse(later)
                : answer;
    }
}
