using ChildProtection.Features.Accounts;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys;

/// <summary>Who is asked: by role, age, zone and place of life. Everybody else finds no survey there, not even a refusal.</summary>
public sealed class Respondents(PortalDb db, IEnumerable<IAskedOnly> only, Access access, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    private const int MostPlaces = 500;
    private const int MostFollowed = 100;
    private const int MostSurveys = 100;

    private Profile? me;
    private List<Survey>? opened;

    /// <summary>One who may be asked.</summary>
    /// <param name="Reader">As the questions see them.</param>
    /// <param name="Zones">Where they, or the young people around them, are.</param>
    /// <param name="Places">Where they live, or those around them.</param>
    public sealed record Profile(Reader Reader, IReadOnlyCollection<string> Zones, IReadOnlyCollection<string> Places);

    private DateOnly Today => territory.Today(clock);

    /// <summary>The surveys this person is or was asked, opened ones only, the newest first, without their questions.</summary>
    public async Task<IReadOnlyList<Survey>> MineAsync()
    {
        if (await OpenedAsync() is not { Count: > 0 } all || await MeAsync() is not { } profile) return [];
        return await AskedAsync(all, profile);
    }

    /// <summary>One that this person is asked, or knows.</summary>
    /// <param name="Survey">Without its questions.</param>
    /// <param name="IsAsked">By what they are today. Whoever is not any more still finds what they took part in, and does not begin it.</param>
    /// <param name="IsBegun">They have something in it.</param>
    /// <param name="IsSent">It is gone.</param>
    public sealed record Known(Survey Survey, bool IsAsked, bool IsBegun, bool IsSent);

    /// <summary>The surveys this person is asked or took part in, the newest first: coming of age, moving or the end of a link takes no return from whoever answered.</summary>
    public async Task<IReadOnlyList<Known>> KnownAsync()
    {
        var asked = (await MineAsync()).Select(survey => survey.Id).ToHashSet();
        if (await OpenedAsync() is not { Count: > 0 } all) return [];
        var (begun, today) = (await BegunAsync(), Today);
        return [.. all.Select(survey => new Known(survey, asked.Contains(survey.Id), begun.ContainsKey(survey.Id), begun.GetValueOrDefault(survey.Id)))
            .Where(known => known.IsAsked || known.IsSent || (known.IsBegun && known.Survey.IsOverOn(today)))];
    }

    /// <summary>Whether a return came after that day, of a survey one is asked or took part in.</summary>
    /// <param name="mine">As <see cref="MineAsync"/> found them.</param>
    /// <param name="day">The day before the first that counts.</param>
    public async Task<bool> HasReturnAfterAsync(IReadOnlyList<Survey> mine, DateOnly day)
    {
        var returned = (await OpenedAsync()).Where(survey => survey.ReturnedOn > day).Select(survey => survey.Id).ToList();
        if (returned.Count == 0 || mine.Any(survey => returned.Contains(survey.Id))) return returned.Count > 0;
        var (id, turns, responses) = (user.Id, db.SurveyTurns, db.SurveyResponses);
        return await db.Surveys.AnyAsync(survey => returned.Contains(survey.Id) && (turns.Any(turn => turn.SurveyId == survey.Id && turn.AccountId == id) || responses.Any(response => response.SurveyId == survey.Id && response.AccountId == id)));
    }

    private async Task<IReadOnlyList<Survey>> OpenedAsync() =>
        !territory.Has(SurveysAccess.Module) || Public.OfRole(user.Role) is null ? [] : opened ??= await Opened(db, Today).ToListAsync();

    internal static IQueryable<Survey> Opened(PortalDb db, DateOnly today) =>
        db.Surveys.Where(survey => survey.IsOpened && survey.OpensOn <= today).OrderByDescending(survey => survey.OpensOn).ThenBy(survey => survey.Id).Take(MostSurveys).Select(Survey.InLists);

    /// <summary>One that this person is or was asked; null for any other.</summary>
    public async Task<Survey?> FindAsync(Guid id) => await AnyAsync(id) is { } survey && await IsAskedAsync(survey) ? survey : null;

    /// <summary>One that this person is asked or took part in, to read what became of it, or one's own copy; null for any other.</summary>
    public async Task<Survey?> FindKnownAsync(Guid id) => await AnyAsync(id) is { } survey && (await IsAskedAsync(survey) || await TookPartAsync(survey)) ? survey : null;

    private async Task<Survey?> AnyAsync(Guid id)
    {
        if (!territory.Has(SurveysAccess.Module) || await MeAsync() is null) return null;
        var today = Today;
        return await db.Surveys.AsNoTracking().SingleOrDefaultAsync(survey => survey.Id == id && survey.IsOpened && survey.OpensOn <= today);
    }

    private async Task<bool> IsAskedAsync(Survey survey) => await MeAsync() is { } profile && await AskedAsync([survey], profile) is [_];

    /// <summary>They sent it; or began it, and it is over.</summary>
    private async Task<bool> TookPartAsync(Survey survey)
    {
        var (id, isOver, me, turns, responses) = (survey.Id, survey.IsOverOn(Today), user.Id, db.SurveyTurns, db.SurveyResponses);
        return await db.Surveys.AnyAsync(one => one.Id == id && (turns.Any(turn => turn.SurveyId == id && turn.AccountId == me) || responses.Any(response => response.SurveyId == id && response.AccountId == me && (isOver || response.SentAt != null))));
    }

    /// <summary>The open places one may choose from, by name, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<Option>> PlacesAsync(int most) =>
        [.. (await db.Places.AsNoTracking().Where(place => place.ClosedAt == null).Take(most).Select(place => new { place.Id, place.Name }).ToListAsync())
            .OrderBy(place => place.Name, StringComparer.CurrentCulture).Select(place => new Option(place.Id.ToString(), place.Name))];

    /// <summary>What one may choose, places and zones too.</summary>
    public async Task<IReadOnlyList<Option>> OptionsAsync(Question question, Reader reader) => question.Kind switch
    {
        QuestionKind.Zone => [.. territory.Zones.Select(zone => new Option(zone.Code, zone.Name))],
        QuestionKind.Place => await PlacesAsync(MostPlaces),
        _ => question.OptionsFor(reader),
    };

    /// <summary>Of the surveys this person began or sent, which are sent.</summary>
    public async Task<IReadOnlyDictionary<Guid, bool>> BegunAsync()
    {
        var id = user.Id;
        var turns = await db.SurveyTurns.Where(turn => turn.AccountId == id).Select(turn => turn.SurveyId).ToListAsync();
        var own = await db.SurveyResponses.Where(response => response.AccountId == id).Select(response => new { response.SurveyId, IsSent = response.SentAt != null }).ToListAsync();
        return turns.Select(turn => (Id: turn, IsSent: true)).Concat(own.Select(one => (Id: one.SurveyId, one.IsSent))).GroupBy(one => one.Id).ToDictionary(group => group.Key, group => group.Any(one => one.IsSent));
    }

    /// <summary>Null for those who are never asked.</summary>
    public async Task<Profile?> MeAsync() => me ??= Public.OfRole(user.Role) is not { } asked ? null
        : asked == Public.Professional ? await ProfessionalAsync()
        : await AroundAsync(asked, asked == Public.Young ? Purpose.Own : asked == Public.Parent ? Purpose.Parent : Purpose.Mentor);

    public async Task<Reader> ReaderAsync() => (await MeAsync())?.Reader ?? throw new InvalidOperationException("Nobody is asked here.");

    /// <summary>One person whose sheet may be copied by this professional.</summary>
    internal sealed record Followed(Guid AccountId, string Name, Reader Reader);

    /// <summary>Those of this public who are asked, among the young people this professional accompanies and around them: whose sheet of paper she copies.</summary>
    internal async Task<IReadOnlyList<Followed>> FollowedAsync(Survey survey, string asked) => user.Role != Role.Professional || !survey.PublicCodes.Contains(asked) ? []
        : asked == Public.Young ? await YoungAsync(survey)
        : asked == Public.Parent ? await AdultsAsync(survey, asked, RelationKind.Parent)
        : asked == Public.Mentor ? await AdultsAsync(survey, asked, RelationKind.Mentor) : [];

    private async Task<IReadOnlyList<Followed>> AdultsAsync(Survey survey, string asked, RelationKind kind)
    {
        var (now, stays, children) = (access.Now, db.Stays, access.Children(Purpose.Accompany));
        var members = await access.Members(children, kind).Take(MostFollowed).ToListAsync();
        var ids = members.Select(member => member.ChildId).ToHashSet();
        var around = await children.Where(child => ids.Contains(child.Id)).Select(child => new
        {
            child.Id, child.Zone, Places = stays.Where(stay => stay.ChildId == child.Id && stay.From <= now && (stay.Until == null || stay.Until > now)).Select(stay => stay.PlaceId).ToList(),
        }).ToDictionaryAsync(child => child.Id);
        return [.. from person in members.GroupBy(member => member.AccountId)
                   let near = person.Select(member => around[member.ChildId]).ToList()
                   let reader = new Reader(asked, null) { Zone = near[0].Zone }
                   where IsAsked(survey, new Profile(reader, [.. near.Select(child => child.Zone)], [.. near.SelectMany(child => child.Places).Select(place => place.ToString())]))
                   orderby person.First().Name
                   select new Followed(person.Key, person.First().Name, reader)];
    }

    private async Task<IReadOnlyList<Followed>> YoungAsync(Survey survey)
    {
        var (now, stays, relations, children) = (access.Now, db.Stays, db.Relations, access.Children(Purpose.Accompany));
        var rows = await (
            from child in children
            join self in relations.Where(one => one.Kind == RelationKind.Self && one.Until == null) on child.Id equals self.ChildId
            orderby child.CreatedAt
            select new
            {
                self.AccountId, child.FirstName, child.Zone, child.ComesOfAgeOn,
                Places = stays.Where(stay => stay.ChildId == child.Id && stay.From <= now && (stay.Until == null || stay.Until > now)).Select(stay => stay.PlaceId).ToList(),
            }).Take(MostFollowed).ToListAsync();
        return [.. from row in rows
                   let reader = new Reader(Public.Young, AgeOf(row.ComesOfAgeOn)) { Zone = row.Zone }
                   where IsAsked(survey, new Profile(reader, [row.Zone], [.. row.Places.Select(place => place.ToString())]))
                   orderby row.FirstName
                   select new Followed(row.AccountId, row.FirstName, reader)];
    }

    /// <summary>Readers of several accounts, for counting a closed survey that is not anonymous: young people with their age and zone.</summary>
    internal async Task<IReadOnlyDictionary<Guid, Reader>> OfAsync(IReadOnlyCollection<Guid> accounts)
    {
        var readers = new Dictionary<Guid, Reader>();
        foreach (var some in accounts.Chunk(500))
        {
            var (all, relations, children) = (db.Users, db.Relations, db.Children);
            var rows = await (
                from account in all
                join relation in relations.Where(one => one.Kind == RelationKind.Self && one.Until == null) on account.Id equals relation.AccountId into selves
                from self in selves.DefaultIfEmpty()
                join child in children on self.ChildId equals child.Id into own
                from child in own.DefaultIfEmpty()
                where some.Contains(account.Id)
                select new { account.Id, account.Role, Work = account.Zone, ComesOfAgeOn = (DateOnly?)child.ComesOfAgeOn, Zone = (string?)child.Zone }).ToListAsync();
            foreach (var row in rows.Where(row => Public.OfRole(row.Role) is not null))
                readers[row.Id] = new Reader(Public.OfRole(row.Role)!, AgeOf(row.ComesOfAgeOn)) { Zone = row.Zone ?? row.Work };
        }
        return readers;
    }

    /// <summary>By role, age, zone and place; where another feature names the young people who are asked, by that alone.</summary>
    private async Task<IReadOnlyList<Survey>> AskedAsync(IReadOnlyList<Survey> surveys, Profile profile)
    {
        var doors = profile.Reader.Public == Public.Young ? only.Where(door => surveys.Any(survey => survey.Code == door.Questionnaire)).ToList() : [];
        var named = new HashSet<Guid>();
        foreach (var door in doors) named.UnionWith(await door.MineAsync([.. surveys.Where(survey => survey.Code == door.Questionnaire && survey.PublicCodes.Contains(Public.Young)).Select(survey => survey.Id)], survey => IsAsked(survey, profile)));
        return [.. surveys.Where(survey => doors.Exists(door => door.Questionnaire == survey.Code) ? named.Contains(survey.Id) : IsAsked(survey, profile))];
    }

    private async Task<Profile> ProfessionalAsync()
    {
        var zone = await db.Users.Where(account => account.Id == user.Id).Select(account => account.Zone).SingleOrDefaultAsync();
        return new Profile(new Reader(Public.Professional, null) { Zone = zone }, zone is null ? [] : [zone], []);
    }

    private async Task<Profile> AroundAsync(string asked, Purpose door)
    {
        var now = access.Now;
        var (stays, children) = (db.Stays, access.Children(door));
        var rows = await children.OrderBy(child => child.CreatedAt).Select(child => new
        {
            child.Zone, child.ComesOfAgeOn,
            Places = stays.Where(stay => stay.ChildId == child.Id && stay.From <= now && (stay.Until == null || stay.Until > now)).Select(stay => stay.PlaceId).ToList(),
        }).Take(30).ToListAsync();
        var age = asked == Public.Young ? AgeOf(rows.FirstOrDefault()?.ComesOfAgeOn) : null;
        return new Profile(new Reader(asked, age) { Zone = rows.FirstOrDefault()?.Zone }, [.. rows.Select(row => row.Zone).Distinct()], [.. rows.SelectMany(row => row.Places).Distinct().Select(place => place.ToString())]);
    }

    private int? AgeOf(DateOnly? comesOfAgeOn)
    {
        if (comesOfAgeOn is not { } majority) return null;
        var (birthday, today) = (majority.AddYears(-18), Today);
        return today.Year - birthday.Year - (birthday.AddYears(today.Year - birthday.Year) > today ? 1 : 0);
    }

    /// <summary>An age, zone or place that the portal does not know keeps nobody out but where the survey names some.</summary>
    private static bool IsAsked(Survey survey, Profile profile) =>
        survey.PublicCodes.Contains(profile.Reader.Public)
        && !(profile.Reader.Age < survey.AgeFrom) && !(profile.Reader.Age > survey.AgeTo)
        && (survey.ZoneCodes.Count == 0 || survey.ZoneCodes.Intersect(profile.Zones).Any())
        && (survey.PlaceIds.Count == 0 || survey.PlaceIds.Intersect(profile.Places).Any());
}
