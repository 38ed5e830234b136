package io.ticketing.sandbox;

/// How a request may name its card: one that exists, or the token of a new one.
final class PaymentMethodParameters {

    static final String HONOURED = """
            payment_method payment_method_data[type] payment_method_data[card][token]
            """;

    static final String LACKING = """
            payment_method_options
            payment_method_data[allow_redisplay] payment_method_data[billing_details] payment_method_data[metadata]
            payment_method_data[radar_options]
            payment_method_data[card][cvc] payment_method_data[card][exp_month] payment_method_data[card][exp_year]
            payment_method_data[card][networks][preferred] payment_method_data[card][number]
            payment_method_data[acss_debit] payment_method_data[affirm] payment_method_data[afterpay_clearpay]
            payment_method_data[alipay] payment_method_data[alma] payment_method_data[amazon_pay]
            payment_method_data[au_becs_debit] payment_method_data[bacs_debit] payment_method_data[bancontact]
            payment_method_data[billie] payment_method_data[blik] payment_method_data[boleto]
            payment_method_data[cashapp] payment_method_data[crypto] payment_method_data[customer_balance]
            payment_method_data[eps] payment_method_data[fpx] payment_method_data[giropay]
            payment_method_data[grabpay] payment_method_data[ideal] payment_method_data[interac_present]
            payment_method_data[kakao_pay] payment_method_data[klarna] payment_method_data[konbini]
            payment_method_data[kr_card] payment_method_data[link] payment_method_data[mb_way]
            payment_method_data[mobilepay] payment_method_data[multibanco] payment_method_data[naver_pay]
            payment_method_data[nz_bank_account] payment_method_data[oxxo] payment_method_data[p24]
            payment_method_data[pay_by_bank] payment_method_data[payco] payment_method_data[paynow]
            payment_method_data[paypal] payment_method_data[payto] payment_method_data[pix]
            payment_method_data[promptpay] payment_method_data[revolut_pay] payment_method_data[samsung_pay]
            payment_method_data[satispay] payment_method_data[sepa_debit] payment_method_data[sofort]
            payment_method_data[swish] payment_method_data[twint] payment_method_data[us_bank_account]
            payment_method_data[wechat_pay] payment_method_data[zip]
            """;

    private PaymentMethodParameters() {}
}
