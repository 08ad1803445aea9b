using System.Text;
using AngleSharp.Html.Parser;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChildProtection.Tests.Canaries;

/// <summary>One mistake somebody could make, and where the harness must see it.</summary>
internal sealed record Leak(string Name, Spot Seen, CanaryKind What, Func<LeakyPortal, HttpContext, RequestDelegate, Task> Handle)
{
    private const string SayAddress = "/ma-parole/ecrire";

    public static readonly IReadOnlyList<Leak> All =
    [
        new("a form's values are logged", Spot.Log, CanaryKind.Statement, async (portal, context, next) =>
        {
            if (await FieldAsync(context, "Text") is { } text) portal.Say($"Form received: {text}");
            await next(context);
        }),
        new("wrong passwords are logged", Spot.Log, CanaryKind.Password, async (portal, context, next) =>
        {
            var password = await FieldAsync(context, "Password");
            await next(context);
            if (password is not null && context.Response.StatusCode == 422) portal.Say($"Refused: {password}");
        }),
        new("what was typed into the address is logged", Spot.Log, CanaryKind.TypedAddress, async (portal, context, next) =>
        {
            await next(context);
            if (context.Response.StatusCode == 404) portal.Say($"Not found: {context.Request.Path}");
        }),
        new("a word goes into the address after sending", Spot.Redirection, CanaryKind.Statement, async (_, context, next) =>
        {
            var text = await FieldAsync(context, "Text");
            context.Response.OnStarting(() =>
            {
                if (text is not null && context.Response.Headers.Location.ToString() is { Length: > 0 } location) context.Response.Headers.Location = $"{location}&texte={Uri.EscapeDataString(text)}";
                return Task.CompletedTask;
            });
            await next(context);
        }),
        new("drafts are kept unsealed in the database", Spot.Database, CanaryKind.Statement, async (portal, context, next) =>
        {
            if (await FieldAsync(context, "Text") is { } text)
                await portal.WithDbAsync(async db =>
                {
                    await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS \"Drafts\" (\"Text\" BLOB)");
                    return await db.Database.ExecuteSqlRawAsync("INSERT INTO \"Drafts\" VALUES ({0})", Encoding.Unicode.GetBytes(text));
                });
            await next(context);
        }),
        new("an address is kept in base 64, which is no secret", Spot.Database, CanaryKind.Email, async (portal, context, next) =>
        {
            if (await FieldAsync(context, "Email") is { } email)
                await portal.WithDbAsync(async db =>
                {
                    await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS \"Addresses\" (\"Value\" TEXT)");
                    return await db.Database.ExecuteSqlRawAsync("INSERT INTO \"Addresses\" VALUES ({0})", Convert.ToBase64String(Encoding.UTF8.GetBytes(email)));
                });
            await next(context);
        }),
        new("a child's words on a parent's page", Spot.Page, CanaryKind.Statement, async (portal, context, next) =>
        {
            if (context.Request.Path == SayAddress && await FieldAsync(context, "Text") is { } text) portal.Remembered ??= text; // the young person writes first
            await ChangeAsync(context, next, (path, page) => path == "/mon-enfant" ? Add(page, portal.Remembered) : page);
        }),
        new("the other parent's name on a parent's page", Spot.Page, CanaryKind.AdultName, async (portal, context, next) =>
        {
            if (await FieldAsync(context, "DisplayName") is { } name) portal.Remembered = $"{portal.Remembered} {name}";
            await ChangeAsync(context, next, (path, page) => path == "/mon-enfant" ? Add(page, portal.Remembered) : page);
        }),
        new("the place where the child lives on a parent's page", Spot.Page, CanaryKind.Place, async (portal, context, next) =>
        {
            var place = await portal.WithDbAsync(async db => (await db.Places.AsNoTracking().ToListAsync()).FirstOrDefault()?.Name);
            await ChangeAsync(context, next, (path, page) => path == "/mon-enfant" ? Add(page, place) : page);
        }),
        new("the pseudonym on the référent's page", Spot.Page, CanaryKind.Pseudonym, async (portal, context, next) =>
        {
            if (await FieldAsync(context, "Choice") is { } name) portal.Remembered = name;
            await ChangeAsync(context, next, (path, page) => path == "/paroles" ? Add(page, portal.Remembered) : page);
        }),
        new("a PIN comes back in its form", Spot.Page, CanaryKind.Pin, async (_, context, next) =>
        {
            var pin = await FieldAsync(context, "SecretPin");
            await ChangeAsync(context, next, (_, page) => pin is null ? page : page.Replace("name=\"SecretPin\"", $"name=\"SecretPin\" value=\"{pin}\"", StringComparison.Ordinal));
        }),
        new("a personal page that caches may keep", Spot.PageMadeToKeep, CanaryKind.Statement, (_, context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                if (context.Request.Path.StartsWithSegments("/ma-parole")) context.Response.Headers.CacheControl = "private, max-age=600";
                return Task.CompletedTask;
            });
            return next(context);
        }),
        new("a first name in a title", Spot.Title, CanaryKind.FirstName, (_, context, next) => ChangeAsync(context, next, (path, page) =>
            path.StartsWith("/equipe/jeunes/", StringComparison.Ordinal) && new HtmlParser().ParseDocument(page).QuerySelector("h1")?.TextContent is { } name
                ? page.Replace("<title>", $"<title>{name} ", StringComparison.Ordinal) : page)),
        new("a name in a cookie", Spot.Cookie, CanaryKind.AdultName, async (_, context, next) =>
        {
            if (await FieldAsync(context, "DisplayName") is { } name)
                context.Response.OnStarting(() =>
                {
                    context.Response.Cookies.Append("__Host-nom", name, new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict });
                    return Task.CompletedTask;
                });
            await next(context);
        }),
        new("an address in a header", Spot.Header, CanaryKind.Email, async (_, context, next) =>
        {
            var email = await FieldAsync(context, "Email");
            context.Response.OnStarting(() =>
            {
                if (email is not null) context.Response.Headers["X-Account"] = Uri.EscapeDataString(email);
                return Task.CompletedTask;
            });
            await next(context);
        }),
        new("a code in a mail's subject", Spot.MailSubject, CanaryKind.InvitationCode, (portal, context, next) => ChangeAsync(context, next, (path, page) =>
        {
            if (path == "/equipe/feuille" && new HtmlParser().ParseDocument(page).QuerySelector(".code")?.TextContent is { } code) portal.FirstCode ??= code; // a card is shown there too, later
            return page;
        })),
        new("a sent form left in a temporary file", Spot.File, CanaryKind.Feedback, async (portal, context, next) =>
        {
            if (await FieldAsync(context, "Word") is { } word) await File.WriteAllTextAsync(portal.StoredFile("form.tmp"), word);
            await next(context);
        }),
        new("a place written down in the published head of the audit log", Spot.File, CanaryKind.Place, async (portal, context, next) =>
        {
            var place = await portal.WithDbAsync(async db => (await db.Places.AsNoTracking().ToListAsync()).FirstOrDefault()?.Name);
            await File.WriteAllTextAsync(portal.Services.GetRequiredService<AuditHeadFile>().Path + ".note", place);
            await next(context);
        }),
    ];

    /// <summary>A field of the form that is being sent; null when there is none.</summary>
    private static async Task<string?> FieldAsync(HttpContext context, string name) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && (await context.Request.ReadFormAsync())[name].ToString() is { Length: > 0 } value ? value : null;

    private static string Add(string page, string? words) => page.Replace("</main>", $"<p data-libre=\"\">{System.Net.WebUtility.HtmlEncode(words)}</p></main>", StringComparison.Ordinal);

    /// <summary>Lets the portal answer, then changes its page.</summary>
    private static async Task ChangeAsync(HttpContext context, RequestDelegate next, Func<string, string, string> change)
    {
        var (path, real) = (context.Request.Path.Value ?? "", context.Response.Body);
        using var page = new MemoryStream();
        context.Response.Body = page;
        await next(context);
        context.Response.Body = real;
        var bytes = page.ToArray();
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            bytes = Encoding.UTF8.GetBytes(change(path, Encoding.UTF8.GetString(bytes)));
            context.Response.ContentLength = bytes.Length;
        }
        await real.WriteAsync(bytes);
    }
}

/// <summary>The portal with leaks built in, of which no two are seen in the same place.</summary>
internal sealed class LeakyPortal(IReadOnlyList<Leak> leaks) : CanaryPortal
{
    /// <summary>What the leaks keep in mind from one request to another.</summary>
    public string? Remembered { get; set; }

    public string? FirstCode { get; set; }

    public void Say(string line)
    {
#pragma warning disable CA1848, CA2254 // A mistake, on purpose.
        Services.GetRequiredService<ILoggerFactory>().CreateLogger("ChildProtection.Leaky").LogInformation(line);
#pragma warning restore CA1848, CA2254
    }

    protected override void ChangeServices(IServiceCollection services)
    {
        base.ChangeServices(services);
        foreach (var leak in leaks) services.AddSingleton<IStartupFilter>(new Around(this, leak));
        if (leaks.Any(leak => leak.Seen is Spot.MailSubject)) services.AddSingleton<IMailTransport>(new Telling(this));
    }

    private sealed class Around(LeakyPortal portal, Leak leak) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate go) => leak.Handle(portal, context, go));
            next(app);
        };
    }

    private sealed class Telling(LeakyPortal portal) : IMailTransport
    {
        public Task<MailFailure?> SendAsync(OutgoingMail mail, CancellationToken stop) =>
            portal.Mails.SendAsync(mail with { Text = mail.Text with { Subject = $"{mail.Text.Subject} {portal.FirstCode}" } }, stop);
    }
}
