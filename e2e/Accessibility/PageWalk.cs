using ChildProtection.Tests.Architecture;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>
/// A walk through the portal's pages: each is read by axe in every look and measured for sideways scrolling, and each of its
/// forms is sent empty, then absurdly filled, until it is refused. Remembers what was opened, refused, and found wrong.
/// </summary>
internal sealed class PageWalk
{
    /// <summary>Longer than any field takes.</summary>
    private const int TooLong = 21_000;

    /// <summary>Of how many refusals one is read in all looks and with its colours: those of a message are the same on all pages.</summary>
    private const int RefusalsOfEach = 4;

    /// <summary>In dark and strong, of how many pages one is read with its bars: they are the same on all. In light they are always read.</summary>
    private const int ShellsOfEach = 10;

    /// <summary>Of how many new pages one is read in dark or strong, in turn: their colours are the same few on all. Public pages are read in every look (EveryPageTests).</summary>
    private const int DarkOfEach = 2;

    private const string FieldForms = """
        () => [...document.querySelectorAll('main form')].flatMap((form, index) =>
          form.method === 'post' && [...form.elements].some(field => field.matches('input:not([type=hidden]), select, textarea')) ? [index] : [])
        """;

    private const string SendAbsurdly = """
        ([index, isEmpty, tooLong]) => {
          const form = document.querySelectorAll('main form')[index];
          form.noValidate = true;
          for (const field of form.elements) {
            if (field.matches('input[type=radio], input[type=checkbox]')) {
              field.checked = !isEmpty;
              if (!isEmpty) field.value = 'rien de tel';
            } else if (field.matches('select')) {
              if (!isEmpty) field.append(new Option('rien de tel', 'rien de tel', true, true));
            } else if (field.matches('input:not([type=hidden]), textarea')) {
              field.removeAttribute('maxlength');
              field.value = isEmpty ? '' : 'a'.repeat(tooLong);
            }
          }
          form.requestSubmit([...form.querySelectorAll('button')].find(button => button.type === 'submit' && !button.matches('[data-passkey-button], [name=verifier]')));
        }
        """;

    private readonly IReadOnlyList<AccessRow> rows = AccessMatrix.Read();
    private readonly List<string> faults = [];
    private readonly HashSet<string> reached = [];
    private readonly HashSet<string> seen = [];

    /// <summary>One line per thing that is wrong.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Rows of the access matrix: pages that were seen, and forms that were seen refusing.</summary>
    public IReadOnlySet<string> Reached => reached;

    /// <summary>How often axe has read a page.</summary>
    public int Readings { get; private set; }

    /// <summary>The page at this address, and every refusal of its forms.</summary>
    public async Task OpenAsync(IPage page, string address)
    {
        await LookAsync(page, address, await page.GotoAsync(address));
        foreach (var (number, form) in (await page.EvaluateAsync<int[]>(FieldForms)).Index()) await RefuseAsync(page, address, form, isThere: number == 0);
    }

    /// <summary>The page as it is now, in light, twice as large and, each second one, dark or strong the first time, in one look for the next person; the answer says which row of the matrix it is.</summary>
    public async Task LookAsync(IPage page, string name, IResponse? answer)
    {
        var path = new Uri(page.Url).AbsolutePath;
        if (answer is { Ok: true } && RowOf("GET", path) is { } row) reached.Add(row);
        if (answer is { Status: >= 500 }) faults.Add($"{name}: answers {answer.Status}");
        var isKnown = !seen.Add($"{answer?.Status} {RowOf("GET", path) ?? path}");
        var isRefusal = answer is null; // the page itself is read in its looks; how a refusal looks is the same on all
        foreach (var look in isKnown || isRefusal && seen.Count % RefusalsOfEach != 0 ? Axe.Looks.Take(1) : Axe.Looks.Where((look, at) => at is 0 or 3 || at == 1 + (seen.Count % (2 * DarkOfEach))))
        {
            await Axe.SetLookAsync(page, look);
            await page.EvaluateAsync("() => scrollTo(0, 0)"); // a refusal scrolls to its summary: a link half under the bar is no small link
            if (look != "200 %") // its widths are measured below; what axe says of it, it says at the usual size
            {
                faults.AddRange((await Axe.FindAsync(page, look, isKnown || isRefusal || look != Axe.Looks[0] && seen.Count % ShellsOfEach != 0 ? "main" : "html", colours: !isKnown && (!isRefusal || seen.Count % RefusalsOfEach == 0))).Select(fault => $"{name} ({look}): {fault}"));
                Readings++;
            }
            if (look is "clair" or "200 %" && await Axe.OverflowAsync(page) is var width and > 0) faults.Add($"{name} ({look}): {width} pixels too wide: {await Axe.StickingOutAsync(page)}");
        }
    }

    /// <summary>Presses a button that the portal refuses, and reads the refusal.</summary>
    public async Task RefuseAsync(IPage page, Func<Task> press)
    {
        var answer = await SendAsync(page, press);
        if (!await IsRefusedAsync(page, answer)) faults.Add($"{answer.Url} as {page.Url} answered {answer.Status} and not 422");
    }

    /// <summary>What the matrix lists and nobody saw, and excuses that are no longer needed.</summary>
    public static IEnumerable<string> Gaps(IEnumerable<AccessRow> rows, IReadOnlySet<string> reached, IReadOnlyDictionary<string, string> excused)
    {
        var listed = rows.Select(row => row.Endpoint).ToHashSet();
        return [
            .. listed.Where(row => !reached.Contains(row) && !excused.ContainsKey(row)).Select(row => $"not walked: {row}"),
            .. excused.Keys.Where(row => !listed.Contains(row) || reached.Contains(row)).Select(row => $"excused for nothing: {row}"),
        ];
    }

    private async Task RefuseAsync(IPage page, string address, int form, bool isThere)
    {
        foreach (var isEmpty in new[] { true, false })
        {
            if (!isThere || !isEmpty) await page.GotoAsync(address);
            if (await IsRefusedAsync(page, await SendAsync(page, () => page.EvaluateAsync(SendAbsurdly, new object[] { form, isEmpty, TooLong })))) return;
        }
        faults.Add($"{address}: form {form + 1} accepts everything");
    }

    /// <summary>The answer to the form, once what it leads to has taken the page's place.</summary>
    private static async Task<IResponse> SendAsync(IPage page, Func<Task> send)
    {
        await page.EvaluateAsync("() => { document.documentElement.dataset.avant = ''; }");
        var answer = await page.RunAndWaitForResponseAsync(send, response => response.Request is { Method: "POST" } request && request.IsNavigationRequest);
        await Assertions.Expect(page.Locator("html[data-avant]")).ToHaveCountAsync(0);
        await page.WaitForLoadStateAsync();
        return answer;
    }

    private async Task<bool> IsRefusedAsync(IPage page, IResponse answer)
    {
        if (answer.Status != 422) return false;
        var url = new Uri(answer.Url);
        var handler = System.Web.HttpUtility.ParseQueryString(url.Query)["handler"];
        var row = RowOf("POST", url.AbsolutePath, handler ?? "");
        await LookAsync(page, row ?? answer.Url, answer: null);
        if (await page.Locator(".error-summary").CountAsync() != 1) faults.Add($"{row}: the refusal has no summary");
        if (row is not null) reached.Add(row);
        return true;
    }

    /// <summary>The row of this address; the one with the fewest braces when several fit.</summary>
    private string? RowOf(string method, string path, string handler = "") => rows.Select(row => row.Endpoint)
        .Where(endpoint => endpoint.StartsWith(method + " ", StringComparison.Ordinal) && Fits(endpoint[(method.Length + 1)..], path, handler))
        .MinBy(endpoint => endpoint.Count(letter => letter == '{'));

    private static bool Fits(string endpoint, string path, string handler)
    {
        var (route, named) = endpoint.Split('#') is [var before, var after] ? (before, after) : (endpoint, "");
        var (wanted, given) = (route.Split('/'), path.Split('/'));
        return named == handler && wanted.Length == given.Length && wanted.Zip(given).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }
}
