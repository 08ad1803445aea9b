namespace ChildProtection.Tests.Canaries;

/// <summary>What a planted value stands for.</summary>
internal enum CanaryKind
{
    FirstName, Pseudonym, AdultName, Email, Password, Pin, TotpKey, BackupCode, Card, InvitationCode, RecoveryCode,
    Statement, Answer, Feedback, Place, KeptForm, WrongTry, Device,

    /// <summary>Typed by its owner into the address bar: it may stand in that address, nowhere else.</summary>
    TypedAddress,

    /// <summary>The first administrator's code, which the console prints on purpose.</summary>
    OperatorCode,
}

/// <summary>Where a value may be found.</summary>
internal enum Spot
{
    Page, PageMadeToKeep, Title, Address, Redirection, Header, Cookie, MailSubject, MailBody, MailRecipient, Log, Database, File,
}

/// <summary>A value that exists once in the world, and the people whose pages may show it.</summary>
/// <param name="Kind">Decides where else it may be.</param>
/// <param name="Value">As it is typed or shown.</param>
/// <param name="Readers">Keys of people; nobody when empty.</param>
internal sealed record Canary(CanaryKind Kind, string Value, IReadOnlySet<string> Readers)
{
    /// <summary>Whether it may stand there, for this person.</summary>
    public bool MayBe(Spot spot, string who) => spot switch
    {
        Spot.Page => Readers.Contains(who),
        Spot.Address or Spot.Redirection => Kind is CanaryKind.TypedAddress,
        Spot.MailRecipient => Kind is CanaryKind.Email,
        Spot.Log => Kind is CanaryKind.OperatorCode,
        _ => false,
    };
}

/// <summary>A planted value that was found.</summary>
internal sealed record Sighting(Canary Canary, Spot Spot, string Who, string Where)
{
    public override string ToString() => $"{Canary.Kind} « {Canary.Value} » in {Spot} of {Who}: {Where}";
}

/// <summary>One request and its answer, as they passed on the wire.</summary>
internal sealed record Exchange(
    string Who, string Method, string Address, int Status, string? Location, IReadOnlyList<KeyValuePair<string, string>> Headers, string MediaType, bool MayBeKept, string Body);
