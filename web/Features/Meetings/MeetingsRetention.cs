namespace ChildProtection.Features.Meetings;

/// <summary>What helped somebody come is forgotten a week after; who came, a year after; meetings and their minutes last longer than a mandate.</summary>
internal static class MeetingsRetention
{
    public const string MeetingsCode = "meetings";
    public const string NeedsCode = "meeting-needs";
    public const string SeatsCode = "meeting-seats";
    public const string TextsCode = "meeting-texts";
    public const string RemarksCode = "meeting-remarks";
    public const string MarksCode = "meeting-marks";
    public const string ThumbsCode = "meeting-thumbs";
    public const string FeedsCode = "meeting-feeds";

    private const string AfterMeeting = "après la réunion";

    private static readonly RetentionRule Meetings = new(MeetingsCode, "Les réunions, leurs comptes rendus et leurs suites", AfterMeeting, "Il faut pouvoir relire ce qui est décidé et promis.", 1_825) { Entity = typeof(Meeting), Least = 730, Most = 1_825 };
    private static readonly RetentionRule Needs = new(NeedsCode, "Ce qui aide une personne à venir à une réunion", AfterMeeting, "Après la réunion, cela ne sert plus.", 7) { Entity = typeof(MeetingSeat), Least = 1, Most = 7, Order = 40 };
    private static readonly RetentionRule Seats = new(SeatsCode, "Qui est venu à une réunion", AfterMeeting, "Pour relire le compte rendu et calculer le nombre de présents.", 365) { Entity = typeof(MeetingSeat), Least = 30, Most = 365 };
    private static readonly RetentionRule Texts = new(TextsCode, "Les points proposés pour une réunion, avant d’être publiés", "après le dernier changement", "Un texte oublié ne sert plus.", 180) { Entity = typeof(MeetingPoint), Least = 30, Most = 180 };
    private static readonly RetentionRule Remarks = new(RemarksCode, "Les mots sur un compte rendu", "après la relecture", "Le compte rendu publié, ils ne servent plus.", 180) { Entity = typeof(MeetingRereading), Least = 30, Most = 180 };
    private static readonly RetentionRule Marks = new(MarksCode, "Qui a donné son avis sur une réunion", AfterMeeting, "Pour qu’une personne réponde une seule fois.", 15) { Entity = typeof(MeetingMark) };
    private static readonly RetentionRule Thumbs = new(ThumbsCode, "Les pouces levés pour une réunion", "après le choix", "L’ordre du jour est fixé, ils ne servent plus.", 365) { Entity = typeof(MeetingThumb), Least = 30, Most = 365 };
    private static readonly RetentionRule Feeds = new(FeedsCode, "L’adresse de calendrier", "après sa création", "Une adresse secrète ne sert pas toute une vie.", 730) { Entity = typeof(MeetingFeed), Least = 90, Most = 730 };

    public static void AddMeetingsRetention(this IServiceCollection services)
    {
        services.AddRetention(Meetings, (db, limit) => db.Meetings.Where(meeting => meeting.EndsAt < limit).OrderBy(meeting => meeting.Id));
        services.AddRetention(Needs, (db, limit) =>
        {
            var over = db.Meetings.Where(meeting => meeting.EndsAt < limit);
            return db.MeetingSeats.Where(seat => seat.Needs != null && over.Any(meeting => meeting.Id == seat.MeetingId)).OrderBy(seat => seat.Id);
        }, some => some.ExecuteUpdateAsync(update => update.SetProperty(seat => seat.Needs, (byte[]?)null)));
        services.AddRetention(Seats, (db, limit) =>
        {
            var over = db.Meetings.Where(meeting => meeting.EndsAt < limit);
            return db.MeetingSeats.Where(seat => over.Any(meeting => meeting.Id == seat.MeetingId)).OrderBy(seat => seat.Id);
        });
        services.AddRetention(Texts, (db, limit) => db.MeetingPoints.Where(point => point.State != PointState.Published && point.ChangedAt < limit).OrderBy(point => point.Id));
        services.AddRetention(Remarks, (db, limit) => db.MeetingRereadings.Where(one => one.At < limit).OrderBy(one => one.Id));
        services.AddRetention(Marks, (db, limit) =>
        {
            var over = db.Meetings.Where(meeting => meeting.EndsAt < limit);
            return db.MeetingMarks.Where(mark => over.Any(meeting => meeting.Id == mark.MeetingId)).OrderBy(mark => mark.MeetingId).ThenBy(mark => mark.AccountId);
        });
        services.AddRetention(Thumbs, (db, limit) => db.MeetingThumbs.Where(thumb => thumb.At < limit).OrderBy(thumb => thumb.PointId).ThenBy(thumb => thumb.AccountId));
        services.AddRetention(Feeds, (db, limit) => db.MeetingFeeds.Where(feed => feed.MadeAt < limit).OrderBy(feed => feed.AccountId));
    }
}
