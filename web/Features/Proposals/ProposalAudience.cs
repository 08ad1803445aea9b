using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee.Bodies;

namespace ChildProtection.Features.Proposals;

/// <summary>
/// Whom ideas are for, and who reads which: the one place that says it. Today the young people of the committee’s territory;
/// another public, such as the families’ group, is another audience here and nowhere else.
/// </summary>
public sealed class ProposalAudience(PortalDb db, Access access, CurrentUser user)
{
    /// <summary>The scope of an idea for every young person.</summary>
    public const string Everywhere = "t";

    private Reader? me;

    /// <summary>Where whoever asks lives today.</summary>
    /// <param name="Zone">A code of the territory; null for whoever has none.</param>
    /// <param name="Place">Null when nobody wrote it, or once the measure is over.</param>
    /// <param name="Age">In years; null when nobody wrote it.</param>
    public sealed record Reader(string? Zone, Guid? Place, int? Age);

    /// <summary>Tells ideas, supports, gives points.</summary>
    public bool IsYoung => Role.IsYoung(user.Role);

    /// <summary>Reads what is kept for reading.</summary>
    public bool IsFacilitator => user.Is(Role.Facilitator);

    public async Task<Reader> MeAsync()
    {
        if (me is not null) return me;
        var found = await access.OwnLifeAsync();
        return me = new Reader(found?.Zone, found?.Place, AgeOf(found?.ComesOfAgeOn));
    }

    /// <summary>The scopes whose ideas this person reads; null for all of them (a facilitator); empty for nobody.</summary>
    public async Task<IReadOnlyList<string>?> ScopesAsync()
    {
        if (IsFacilitator) return null;
        if (!IsYoung) return [];
        var reader = await MeAsync();
        return [Everywhere, .. reader.Zone is { } zone ? [OfZone(zone)] : Array.Empty<string>(), .. reader.Place is { } place ? [OfPlace(place)] : Array.Empty<string>()];
    }

    /// <summary>The published ideas this person reads: never one that is held, withdrawn, or of another zone or place.</summary>
    public async Task<IQueryable<Proposal>> ReadableAsync()
    {
        var scopes = await ScopesAsync();
        var shown = db.Proposals.Where(proposal => proposal.Rank != null);
        return scopes is null ? shown : shown.Where(proposal => scopes.Contains(proposal.Scope));
    }

    /// <summary>The scope of an idea of whoever asks. Where they live is not known: <see cref="BrokenRuleException"/>.</summary>
    public async Task<string> ScopeOfAsync(ProposalReach reach)
    {
        if (reach == ProposalReach.Territory) return Everywhere;
        var reader = await MeAsync();
        return reach == ProposalReach.Place
            ? OfPlace(reader.Place ?? throw new BrokenRuleException("Ton lieu de vie n’est pas noté ici. Choisis «\u00A0Tout le territoire\u00A0»."))
            : OfZone(reader.Zone ?? throw new BrokenRuleException("Ton secteur n’est pas noté ici. Choisis «\u00A0Tout le territoire\u00A0»."));
    }

    /// <summary>
    /// The ideas this facilitator reads and runs: those of a body they run today; and, so that none waits for nobody, those of no
    /// body or of one that nobody runs. Nothing for anybody else.
    /// </summary>
    public IQueryable<Proposal> Run()
    {
        var (mine, running, isFacilitator) = (user.IsSignedIn ? user.Id : Guid.Empty, db.BodyFacilitators, IsFacilitator);
        return db.Proposals.Where(proposal => isFacilitator && (proposal.BodyId == null
            || running.Any(one => one.BodyId == proposal.BodyId && one.AccountId == mine && one.Until == null) || !running.Any(one => one.BodyId == proposal.BodyId && one.Until == null)));
    }

    /// <summary>The committee that an idea of whoever asks goes to: open, for young people, of their age; null for none.</summary>
    public async Task<Guid?> BodyAsync()
    {
        var age = (await MeAsync()).Age;
        var fitting = await db.Bodies.AsNoTracking().Where(body => body.ClosedAt == null && body.Public != BodyPublic.Families && (age == null || ((body.FromAge == null || body.FromAge <= age) && (body.ToAge == null || body.ToAge >= age))))
            .Select(body => new { body.Id, body.Public, body.Code }).ToListAsync();
        return fitting.OrderBy(body => body.Public == BodyPublic.YoungPeople ? 0 : 1).ThenBy(body => body.Code, StringComparer.Ordinal).FirstOrDefault()?.Id;
    }

    private int? AgeOf(DateOnly? comesOfAgeOn)
    {
        if (comesOfAgeOn is not { } majority) return null;
        var (birthday, today) = (majority.AddYears(-18), access.Today);
        return today.Year - birthday.Year - (birthday.AddYears(today.Year - birthday.Year) > today ? 1 : 0);
    }

    public static string OfZone(string zone) => $"z:{zone}";

    public static string OfPlace(Guid place) => $"p:{place:N}";
}
