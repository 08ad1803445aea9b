using ChildProtection.Features.Accounts;
using ChildProtection.Features.Content;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Booklet.HandOver;

/// <summary>How many young people were given a booklet: the proof an authority asks for, without anybody in it.</summary>
public sealed class HandedCounts(PortalDb db, TerritoryPack territory, TimeProvider clock)
{
    public const int Months = 12;

    /// <param name="Since">The first day that counts.</param>
    /// <param name="ByEdition">Young people who were given each edition; who was given two counts in both.</param>
    /// <param name="ByManner">The same by manner.</param>
    /// <param name="Followed">Young people whose measure goes on today.</param>
    /// <param name="Given">Those of them who were given one over the last twelve months.</param>
    /// <param name="Read">Those of the latter who say they have read one, over the same time.</param>
    public sealed record Figures(DateOnly Since, int Followed, int Given, int Read, IReadOnlyList<(string Words, int Count)> ByEdition, IReadOnlyList<(string Words, int Count)> ByManner)
    {
        public const string Hidden = "nombre caché";

        /// <summary>Nobody may find a hidden number from what is left out of it.</summary>
        private bool IsDetailed => SmallNumber.IsSaid(Given, Followed);

        public string GivenWords => SmallNumber.Of(Given, Followed);

        public string ReadWords => IsDetailed ? SmallNumber.Of(Read, Given) : Hidden;

        public IReadOnlyList<(string Words, string Count)>? Editions => Said(ByEdition);

        public IReadOnlyList<(string Words, string Count)>? Manners => Said(ByManner);

        /// <summary>Null when no part may be said.</summary>
        private IReadOnlyList<(string Words, string Count)>? Said(IReadOnlyList<(string Words, int Count)> parts) =>
            IsDetailed && SmallNumber.Parts([.. parts.Select(part => part.Count)]) is { } said
                ? [.. parts.Zip(said, (part, count) => (part.Words, count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Hidden))] : null;
    }

    public async Task<Figures> CountAsync()
    {
        var (now, since) = (clock.GetUtcNow(), territory.Today(clock).AddMonths(-Months));
        var start = new DateTimeOffset(since, TimeOnly.MinValue, TimeSpan.Zero);
        var (relations, readings) = (db.Relations.HoldingAt(now), db.BookletReadings.Where(reading => reading.ReadAt >= start));
        var followed = db.Children.Where(child => (child.CareEndsAt == null || child.CareEndsAt > now) && relations.Any(relation => relation.ChildId == child.Id && relation.Kind == RelationKind.CaseWorker));
        var given = db.BookletHandovers.Where(handover => handover.GivenOn >= since && followed.Any(child => child.Id == handover.ChildId));
        var editions = await given.GroupBy(handover => handover.Edition).Select(group => new { group.Key, Count = group.Select(handover => handover.ChildId).Distinct().Count() }).ToDictionaryAsync(one => one.Key, one => one.Count);
        var manners = await given.GroupBy(handover => handover.Manner).Select(group => new { group.Key, Count = group.Select(handover => handover.ChildId).Distinct().Count() }).ToDictionaryAsync(one => one.Key.ToString(), one => one.Count);
        return new Figures(since, await followed.CountAsync(), await followed.CountAsync(child => given.Any(handover => handover.ChildId == child.Id)),
            await followed.CountAsync(child => given.Any(handover => handover.ChildId == child.Id) && relations.Any(own => own.ChildId == child.Id && own.Kind == RelationKind.Self && readings.Any(reading => reading.AccountId == own.AccountId))),
            [.. BookletEdition.All.Where(edition => edition.Audience == Content.Audience.Young).Select(edition => (edition.Name, editions.GetValueOrDefault(edition.Code)))],
            [.. Choice.Of(typeof(Manner)).Select(manner => (manner.Words, manners.GetValueOrDefault(manner.Value)))]);
    }
}
