import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.ticketing.client.ApiClient;
import io.ticketing.client.api.OrdersApi;
import io.ticketing.client.api.PaymentsApi;
import io.ticketing.client.api.TicketsApi;
import io.ticketing.client.api.UsersApi;
import io.ticketing.client.model.Offer;
import io.ticketing.client.model.Order;
import io.ticketing.client.model.PayOrder;
import io.ticketing.client.model.PlaceOrder;
import io.ticketing.client.model.SignUp;
import io.ticketing.client.model.SignedIn;
import io.ticketing.client.model.Ticket;

/// Buys a ticket with the client that openapi-generator makes. Its argument is the API's address.
class Buy {

    public static void main(String[] arguments) throws Exception {
        ApiClient seller = signUp(arguments[0], "seller");
        Offer offer =
                new Offer().title("Bought from Java").price(20.5).quantity(3).currency("USD");
        Ticket ticket = new TicketsApi(seller).createTicket(offer);
        check(ticket.getStatus().equals("available"), "it is on sale");
        List<Ticket> own = new TicketsApi(seller).listTickets(null, null, null, null, "me");
        check(own.getFirst().getHeld() == 0, "the seller sees how many are held");

        ApiClient buyer = signUp(arguments[0], "buyer");
        var user = new UsersApi(buyer).showCurrentUser().getCurrentUser();
        check(user.getEmail().startsWith("buyer-"), "the buyer is signed in");
        OrdersApi orders = new OrdersApi(buyer);
        PlaceOrder wish =
                new PlaceOrder().ticketId(ticket.getId()).quantity(2).price(ticket.getPrice());
        Order order = orders.placeOrder(wish, UUID.randomUUID().toString());
        new PaymentsApi(buyer)
                .payOrder(
                        new PayOrder().orderId(order.getId()).token("tok_visa"),
                        UUID.randomUUID().toString());

        Instant deadline = Instant.now().plusSeconds(30);
        while (!order.getStatus().equals("complete")) {
            check(Instant.now().isBefore(deadline), "it is complete, not " + order.getStatus());
            Thread.sleep(50);
            order = orders.showOrder(order.getId());
        }
        System.out.println("complete, " + order.getTotal() + " " + order.getCurrency());
    }

    private static ApiClient signUp(String address, String name) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(address);
        SignedIn signedIn =
                new UsersApi(client)
                        .signUp(
                                new SignUp()
                                        .email(name + "-" + UUID.randomUUID() + "@example.com")
                                        .password("correct horse battery"));
        String token = "Bearer " + signedIn.getAccessToken();
        client.setRequestInterceptor(request -> request.header("Authorization", token));
        return client;
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not so: " + what);
        }
    }
}
