namespace ChildProtection.Features.Accounts;

/// <summary>How somebody proved who they are, in the codes of RFC 8176 (« amr ») and in words.</summary>
public static class Proof
{
    public static readonly string[] Card = ["pop", "pin"];
    public static readonly string[] Password = ["pwd", "otp"];

    /// <summary>The password and one of the recovery codes: the telephone is lost.</summary>
    public static readonly string[] RecoveryCode = ["pwd", "rc"];

    /// <summary>A code given after two professionals agreed.</summary>
    public static readonly string[] TwoProfessionals = ["pop", "mca"];

    public static string WordsOf(string methods) => methods.Split(' ')[0] switch
    {
        "pop" when methods.Contains("mca", StringComparison.Ordinal) => "Avec un accès refait",
        "pop" => "Avec la carte",
        "pwd" when methods.Contains("rc", StringComparison.Ordinal) => "Avec un code de secours",
        "pwd" => "Avec un mot de passe",
        _ => "Avec une clé d’accès",
    };
}
