#!/bin/sh
# Buys a ticket through the storefront at $BASE, as the README does, and fails when anything is not as it should be.
set -eu

work=$(mktemp -d)

# Calls the API as somebody, who keeps the session cookie.
as() {
    person=$1
    shift
    curl -sS --max-time 60 -b "$work/$person" -c "$work/$person" -o "$work/answer" -H 'Content-Type: application/json' "$@"
}

# Reads one field of the last answer.
field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" "$work/answer"; }

# expect WHAT SEEN WANTED
expect() {
    echo "$1: $2"
    if [ "$2" != "$3" ]; then
        echo "Expected: $3. The last answer:" >&2
        cat "$work/answer" >&2
        exit 1
    fi
}

# await WHAT PATH FIELD WANTED asks again for about a minute, until the resource's field has the given value.
await() {
    tries=60
    while as buyer "$BASE$2" && [ "$(field "$3")" != "$4" ] && [ "$tries" -gt 0 ]; do
        tries=$((tries - 1))
        sleep 1
    done
    expect "$1" "$(field "$3")" "$4"
}

# A seller and a buyer sign up.
for who in seller buyer; do
    email="helm-test-$who-$(date +%s)-$$@example.com"
    status=$(as "$who" -w '%{http_code}' "$BASE/api/users/signup" -d "{\"email\": \"$email\", \"password\": \"correct horse battery\"}")
    expect "the $who signs up" "$status" 201
done

# The seller lists two tickets.
as seller "$BASE/api/tickets" -d '{"title": "A ticket of helm test", "price": 20.5, "quantity": 2}'
ticket=$(field id)
await "tickets available" "/api/tickets/$ticket" available 2

# The buyer locks both.
as buyer -D "$work/headers" "$BASE/api/orders" -d "{\"ticketId\": \"$ticket\", \"quantity\": 2}"
order=$(sed -n 's|.*/api/orders/\([0-9a-f-]*\).*|\1|p' "$work/headers")
expect "the order" "$(field status), $(field total) $(field currency)" "created, 41 USD"
await "the tickets" "/api/tickets/$ticket" status locked

# The buyer pays with a test card, and they are sold.
as buyer "$BASE/api/payments" -d "{\"orderId\": \"$order\", \"token\": \"tok_visa\"}"
payment=$(field id)
await "the order" "/api/orders/$order" status complete
await "the payment" "/api/payments/$payment" status captured
await "the tickets" "/api/tickets/$ticket" status sold_out
