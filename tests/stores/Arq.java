import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;

/** Answer queries over a file with Jena ARQ: enough of the SPARQL 1.1 Protocol for the tests. */
public class Arq {
    public static void main(String[] given) throws Exception {
        Model model = RDFDataMgr.loadModel(given[0]);
        int port = Integer.parseInt(given[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/query", exchange -> answer(model, exchange));
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
    }

    private static void answer(Model model, HttpExchange exchange) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int status = 200;
        String kind = "application/sparql-results+json";
        try {
            byte[] read = exchange.getRequestBody().readAllBytes();
            String body = new String(read, StandardCharsets.UTF_8);
            Query query = QueryFactory.create(URLDecoder.decode(
                body.substring("query=".length()), StandardCharsets.UTF_8));
            try (QueryExecution asked = QueryExecutionFactory.create(query, model)) {
                if (query.isSelectType()) {
                    ResultSetFormatter.outputAsJSON(told, asked.execSelect());
                } else if (query.isAskType()) {
                    ResultSetFormatter.outputAsJSON(told, asked.execAsk());
                } else {
                    kind = "application/n-triples";
                    Model found = query.isConstructType()
                        ? asked.execConstruct() : asked.execDescribe();
                    RDFDataMgr.write(told, found, Lang.NTRIPLES);
                }
            }
        } catch (Exception | Error why) {
            status = 400;
            told.reset();
            told.writeBytes(String.valueOf(why).getBytes(StandardCharsets.UTF_8));
        }
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", kind);
            exchange.sendResponseHeaders(status, told.size() == 0 ? -1 : told.size());
            exchange.getResponseBody().write(told.toByteArray());
        } catch (java.io.IOException gone) {
            // Whoever asked has left.
        }
    }
}
