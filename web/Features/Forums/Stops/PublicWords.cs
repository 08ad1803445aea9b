using ChildProtection.Features.Meetings;

namespace ChildProtection.Features.Forums.Stops;

/// <summary>What anybody will read of an event names no place of life: nobody learns where a child lives.</summary>
public sealed class PublicWords(PortalDb db)
{
    private const int Most = 2000;
    private const string NearAPlace = "Cela ressemble au nom d’un lieu de vie. Tout le monde le lirait.";

    /// <summary>One of them names a place of life, or nearly: <see cref="BrokenRuleException"/>.</summary>
    public async Task CheckAsync(params IEnumerable<string?> words)
    {
        var said = words.Where(one => !string.IsNullOrWhiteSpace(one)).Select(one => one!).ToList();
        if (said.Count == 0) return;
        var places = await db.Set<Accounts.PlaceOfLife>().AsNoTracking().Select(place => place.Name).Take(Most).ToListAsync();
        if (places.Exists(place => said.Exists(one => MeetingDetails.NamesPlace(one, place)))) throw new BrokenRuleException(NearAPlace);
    }

    /// <summary>The words of a stop; one in a place of life is not public. One names a place of life: <see cref="BrokenRuleException"/>.</summary>
    public Task CheckAsync(StopPlan plan) => plan.Kind is StopKind.Home or StopKind.ChildrensHome ? Task.CompletedTask
        : CheckAsync([plan.Name, plan.Address, .. plan.Programme.SelectMany(slot => (string[])[slot.Title, slot.Where, slot.Who])]);
}
