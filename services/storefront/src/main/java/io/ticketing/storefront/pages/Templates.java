package io.ticketing.storefront.pages;

import java.util.List;
import java.util.UUID;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/// The pages, in `src/main/resources/templates`.
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class Templates {

    private Templates() {}

    static native TemplateInstance catalogue(
            List<TicketCard> tickets, @Nullable String search, boolean further, @Nullable String next);

    /// @param key makes it safe to send a purchase twice
    static native TemplateInstance ticket(
            TicketCard ticket,
            @Nullable Notice notice,
            @Nullable String quantity,
            boolean own,
            OfferData offer,
            @Nullable Moment returns,
            UUID key);

    static native TemplateInstance sales(SalesPage page, @Nullable Notice notice);

    static native TemplateInstance balance(BalancePage page);

    static native TemplateInstance cancelEvent(StockPicture stock, @Nullable Notice notice);

    static native TemplateInstance payouts(PayoutsPage page, @Nullable Notice notice);

    static native TemplateInstance signin(AccountForm form);

    static native TemplateInstance signup(AccountForm form);

    static native TemplateInstance sell(List<StockPicture> tickets, @Nullable String next, @Nullable Notice notice);

    static native TemplateInstance newOffer(OfferForm form);

    static native TemplateInstance editOffer(StockPicture stock, OfferForm form, long version);

    static native TemplateInstance orders(List<OrderRow> orders, @Nullable String next);

    /// @param stripeKey is missing if the sandbox's test cards are used
    /// @param key makes it safe to send a payment twice
    static native TemplateInstance order(
            Checkout checkout, @Nullable Notice notice, @Nullable String stripeKey, UUID key);

    static native TemplateInstance receipt(ReceiptPage page);

    static native TemplateInstance noReceipt(UUID payment);

    static native TemplateInstance profile(ProfileForm form);

    static native TemplateInstance docs();

    static native TemplateInstance error(int status, Notice notice);
}
