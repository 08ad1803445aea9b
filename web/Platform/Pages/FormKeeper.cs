using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;

namespace ChildProtection.Platform.Pages;

/// <summary>Keeps a posted form for its author while they sign in or prove again who they are: nothing written is lost.</summary>
public sealed class FormKeeper(
    PortalDb db, IHttpContextAccessor http, IAntiforgery antiforgery, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>In the address one comes back to: which kept form to fill in. It opens nothing to another account.</summary>
    public const string Parameter = "garde";

    /// <summary>A form sent with this field is kept and not acted upon: a page whose session runs out sends it by itself.</summary>
    public const string OnlyKeep = "garder";

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("A form needs a request.");

    /// <summary>
    /// After a session’s end: the address to come back to, when this request is a form of ours that its owner was sending.
    /// The form’s own anti-forgery token proves that it comes from a page we made for that account.
    /// </summary>
    public async Task<string?> KeepAfterEndAsync()
    {
        if (!HttpMethods.IsPost(Context.Request.Method)) return null;
        var back = Back();
        if (EndedOwner.Of(Context) is not { } owner) return back;
        var nobody = Context.User;
        try
        {
            Context.User = new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, owner.ToString(null, CultureInfo.InvariantCulture))], StartSession.Scheme));
            if (!await antiforgery.IsRequestValidAsync(Context)) return back;
        }
        finally
        {
            Context.User = nobody;
        }
        return await KeepAsync(owner);
    }

    /// <summary>Keeps the form of this request for its author; the address to come back to.</summary>
    public async Task<string> KeepAsync(Guid accountId)
    {
        var back = Back();
        if (await FormFields.OfAsync(Context) is not { } fields) return back;
        var now = clock.GetUtcNow();
        var oldest = await db.KeptForms.Where(form => form.AccountId == accountId).OrderByDescending(form => form.KeptAt)
            .Skip(KeptForm.MostForAccount - 1).Select(form => form.Id).ToListAsync();
        if (oldest.Count > 0) await db.KeptForms.Where(form => oldest.Contains(form.Id)).ExecuteDeleteAsync();
        var kept = new KeptForm
        {
            Id = SecretCode.NewId(), AccountId = accountId, KeptAt = now, ExpiresAt = now + KeptForm.Life,
            Fields = Protector(accountId).Protect(JsonSerializer.SerializeToUtf8Bytes(fields)),
        };
        db.KeptForms.Add(kept);
        await db.SaveChangesAsync();
        return $"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Parameter}={kept.Id}";
    }

    /// <summary>The fields of the form kept under this id for this account, once; null for anybody else, or too late.</summary>
    public async Task<IReadOnlyDictionary<string, string[]>?> TakeAsync(Guid id, Guid accountId)
    {
        var now = clock.GetUtcNow();
        var mine = db.KeptForms.Where(form => form.Id == id && form.AccountId == accountId && form.ExpiresAt > now);
        if (await mine.Select(form => form.Fields).SingleOrDefaultAsync() is not { } bytes || await mine.ExecuteDeleteAsync() == 0) return null;
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string[]>>(Protector(accountId).Unprotect(bytes));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The page the form was on: said by the browser for our own pages, else the address it was sent to.</summary>
    public string Back()
    {
        var request = Context.Request;
        var (path, query) = Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value
            ? (from.AbsolutePath, from.Query) : (request.Path.Value!, request.QueryString.Value ?? "");
        if (path.StartsWith("//", StringComparison.Ordinal) || path.StartsWith("/\\", StringComparison.Ordinal)) path = "/";
        var kept = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Split('=')[0] is not ("handler" or Parameter)).ToList();
        return kept.Count == 0 ? path : $"{path}?{string.Join('&', kept)}";
    }

    private IDataProtector Protector(Guid accountId) => protection.CreateProtector("ChildProtection.KeptForm.v1", accountId.ToString());
}
