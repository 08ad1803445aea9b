using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ChildProtection.Features.Surveys;

/// <summary>
/// An anonymous sheet while it is filled in: in the page itself, encrypted, for this survey and this account only. The server
/// keeps nothing before it is sent (STAT-04).
/// </summary>
public sealed class CarriedSheet(IDataProtectionProvider protection, CurrentUser user)
{
    /// <summary>The name of the hidden field.</summary>
    public const string Field = "feuille";

    private const int Longest = 200_000;

    public string Seal(Guid surveyId, Sheet sheet) => Protector(surveyId).Protect(sheet.Write());

    /// <summary>Null when it is missing, changed, or of another survey or person.</summary>
    public Sheet? Open(Guid surveyId, string? carried)
    {
        if (carried is not { Length: > 0 and <= Longest }) return null;
        try
        {
            return Sheet.Read(Protector(surveyId).Unprotect(carried));
        }
        catch (Exception changed) when (changed is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(Guid surveyId) => protection.CreateProtector("ChildProtection.SurveySheet.v1", surveyId.ToString(), user.Id.ToString());
}
