package io.github.smartscraper.it;

import java.net.HttpCookie;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Uses the dashboard as a browser does: keeps cookies, reads pages, fills in and submits their forms. */
public final class DashboardClient {

    private static final String FORM_TYPE = "application/x-www-form-urlencoded";
    private static final String SITES = "/dashboard/sites";

    private final WebClient web;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    private DashboardClient(Worker worker) {
        this.web = new WebClient(worker.baseUrl());
    }

    public static DashboardClient anonymous(Worker worker) {
        return new DashboardClient(worker);
    }

    public static DashboardClient loggedIn(Worker worker) {
        DashboardClient client = new DashboardClient(worker);
        AnswerAssert.assertThat(client.logIn(worker.apiToken())).hasStatus(303);
        return client;
    }

    public Answer get(String path) {
        return remember(web.get(path, cookieHeader()));
    }

    public Document page(String path) {
        Answer answer = get(path);
        AnswerAssert.assertThat(answer).isPage(200);
        return answer.page();
    }

    /** The first form that the selector finds on a page; fails if there is none. */
    public Form form(String path, String selector) {
        Element form = page(path).expectFirst(selector);
        return Form.of((FormElement) form);
    }

    public Answer submit(Form form) {
        return remember(web.post(form.action(), cookieHeader(), FORM_TYPE, form.urlEncoded()));
    }

    public Form loginForm(String path) {
        return form(path, "form:has(input[name=token])");
    }

    public Answer logIn(String token) {
        return submit(loginForm("/login").with("token", token));
    }

    public Form logoutForm() {
        return form("/dashboard", "form[action=/logout]");
    }

    public Form addForm(String domain, String xpath) {
        return form(SITES, "form#add-site").with("domain", domain).with("xpath", xpath);
    }

    public Form editForm(String domain) {
        return form(SITES + "/" + Form.encoded(domain) + "/edit", "form#edit-site");
    }

    public Form deleteForm(String domain) {
        return form(SITES, "form[action=" + SITES + "/" + Form.encoded(domain) + "/delete]");
    }

    public Answer addSite(String domain, String xpath) {
        return submit(addForm(domain, xpath));
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    public void putCookie(String name, String value) {
        cookies.put(name, value);
    }

    private Map<String, String> cookieHeader() {
        if (cookies.isEmpty()) {
            return Map.of();
        }
        return Map.of(
                "Cookie",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
    }

    private Answer remember(Answer answer) {
        answer.setCookies().stream()
                .flatMap(line -> HttpCookie.parse(line).stream())
                .forEach(this::remember);
        return answer;
    }

    private void remember(HttpCookie cookie) {
        if (cookie.hasExpired() || cookie.getValue().isEmpty()) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }
}
