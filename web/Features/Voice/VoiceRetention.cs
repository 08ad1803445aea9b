namespace ChildProtection.Features.Voice;

/// <summary>
/// Words stay while their author comes here (CNIL délib. 2022-008, §46): they go with the account, under its rule and after its
/// notice, never before. Here only what is left of those taken back.
/// </summary>
internal static class VoiceRetention
{
    /// <summary>The rule of accounts, which « Mes données » names.</summary>
    public const string WithTheAccount = "accounts";

    private static readonly RetentionRule Withdrawn = new("voice-withdrawn", "La trace des paroles reprises", "après la reprise", "Le texte, lui, part tout de suite.", 30)
    {
        Entity = typeof(Statement), Least = 1, Most = 30,
    };

    public static void AddVoiceRetention(this IServiceCollection services) =>
        services.AddRetention(Withdrawn, (db, limit) => db.Statements.Where(statement => statement.WithdrawnAt < limit).OrderBy(statement => statement.Id));
}
