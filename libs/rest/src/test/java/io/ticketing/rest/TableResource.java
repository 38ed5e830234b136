package io.ticketing.rest;

import java.util.regex.Pattern;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// Answers in JSON, and as a table.
@Path(TableResource.PATH)
public class TableResource {

    static final String PATH = "/table";
    static final String CSV = "text/csv";

    public record Cell(int value) {}

    @jakarta.enterprise.inject.Produces
    @Singleton
    static OtherAnswer inCsv() {
        return new OtherAnswer(Pattern.compile(PATH), CSV, "csv");
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Cell cell() {
        return new Cell(1);
    }

    @GET
    @Produces(CSV)
    public String table() {
        return "value\r\n1\r\n";
    }
}
