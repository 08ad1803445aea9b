using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Platform.Identity;

internal static class IdentitySetup
{
    /// <summary>OWASP's figure for PBKDF2-HMAC-SHA512; the framework's default is 100,000.</summary>
    internal const int PasswordIterations = 210_000;

    public static void AddPortalIdentity(this WebApplicationBuilder builder)
    {
        builder.AddKeyRing();
        builder.Services.AddSingleton<SessionTicketStore>();
        builder.Services.AddSingleton<NobodysPassword>();
        builder.Services.AddScoped<StartSession>();
        builder.Services.AddAuditActions(IdentityAudit.All);
        builder.Services.AddScoped<CeremonyDesk>();
        builder.Services.AddScoped<FormKeeper>();
        builder.Services.AddScoped<IPersonalData, IdentityPersonalData>();
        builder.Services.AddIdentityRetention();
        builder.Services.AddHostedService<ForgetExpired>();
        builder.Services.AddAuthentication(StartSession.Scheme).AddCookie(StartSession.Scheme, cookie =>
        {
            cookie.Cookie.Name = "__Host-session";
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.Path = "/";
            cookie.Cookie.IsEssential = true;
            cookie.SlidingExpiration = false;
            cookie.LoginPath = "/connexion";
            cookie.ReturnUrlParameter = "retour";
            cookie.Events.OnRedirectToLogin = ToSignInAsync;
            cookie.Events.OnRedirectToAccessDenied = denied =>
            {
                denied.Response.StatusCode = StatusCodes.Status403Forbidden; // shown by the error pages, at the address asked for
                return Task.CompletedTask;
            };
        });
        builder.Services.AddOptions<CookieAuthenticationOptions>(StartSession.Scheme)
            .Configure<SessionTicketStore>((cookie, store) => cookie.SessionStore = store);

        builder.Services.AddIdentityCore<Account>(identity =>
            {
                identity.User.AllowedUserNameCharacters = ""; // an address may hold an apostrophe; nobody types a user name
                identity.Password.RequiredLength = PasswordRules.MinimumLength;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<PortalDb>()
            .AddSignInManager()
            .AddPasswordValidator<PasswordRules>();
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordIterations);
        builder.Services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            passkey.ServerDomain = builder.Configuration["Security:HostName"] is { Length: > 0 } host ? host : null;
            passkey.UserVerificationRequirement = "required";
            passkey.ResidentKeyRequirement = "required";
            passkey.AttestationConveyancePreference = "none";
            passkey.IsAllowedAlgorithm = algorithm => algorithm is -7 or -257; // ES256, RS256
        });
    }

    /// <summary>A socket is told 401; a page leads to the sign-in page, which keeps what was just being sent.</summary>
    private static async Task ToSignInAsync(RedirectContext<CookieAuthenticationOptions> asked)
    {
        var context = asked.HttpContext;
        if (context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.SignalR.HubMetadata>() is not null)
            asked.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (await context.RequestServices.GetRequiredService<FormKeeper>().KeepAfterEndAsync() is { } back)
            asked.Response.Redirect($"{asked.Request.Scheme}://{asked.Request.Host}/connexion?retour={Uri.EscapeDataString(back)}");
        else
            asked.Response.Redirect(asked.RedirectUri);
    }
}
