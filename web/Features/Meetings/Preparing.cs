using System.Globalization;

namespace ChildProtection.Features.Meetings;

/// <summary>The fields of a meeting, as a facilitator types them.</summary>
public sealed class MeetingForm
{
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";
    private const string Hour = @"^([01]\d|2[0-3]):[0-5]\d$";
    private const string WrongHour = "Écrivez une heure comme 14:30.";

    /// <summary>How many thumbs are usual.</summary>
    public const int UsualThumbs = 3;

    /// <summary>The most thumbs a person may raise.</summary>
    public const int MostThumbs = 10;

    [Display(Name = "Le jour"), DataType(DataType.Date)]
    [Required(ErrorMessage = "Choisissez le jour.")]
    public DateOnly? Day { get; set; }

    [Display(Name = "Elle commence à")]
    [Required(ErrorMessage = "Écrivez l’heure de début."), RegularExpression(Hour, ErrorMessage = WrongHour)]
    public string? From { get; set; }

    [Display(Name = "Elle finit à")]
    [Required(ErrorMessage = "Écrivez l’heure de fin."), RegularExpression(Hour, ErrorMessage = WrongHour)]
    public string? Until { get; set; }

    [Display(Name = "Le lieu")]
    [Required(ErrorMessage = "Écrivez le lieu."), StringLength(MeetingDetails.PlaceLength, ErrorMessage = TooLong)]
    public string? Place { get; set; }

    [Display(Name = "Comment venir"), StringLength(MeetingDetails.WayLength, ErrorMessage = TooLong)]
    public string? Way { get; set; }

    [Display(Name = "Quoi apporter"), StringLength(MeetingDetails.WayLength, ErrorMessage = TooLong)]
    public string? Bring { get; set; }

    [Display(Name = "Le lien pour suivre de loin"), StringLength(MeetingDetails.LinkLength, ErrorMessage = TooLong)]
    public string? Link { get; set; }

    [Display(Name = "Nombre de places"), Range(1, Meeting.MostPlaces, ErrorMessage = "Un nombre de 1 à 500.")]
    public int? Places { get; set; }

    [Display(Name = "Pouces par personne"), Range(1, MostThumbs, ErrorMessage = "Un nombre de 1 à 10.")]
    public int Thumbs { get; set; } = UsualThumbs;

    public MeetingTimes Times(ReadMeetings read) => new(read.At(Day!.Value, Time(From)), read.At(Day.Value, Time(Until)), Places, Thumbs);

    /// <summary>What one must know to come, as typed; the fields are checked before.</summary>
    public MeetingDetails ToDetails() => new(Place!.Trim(), Kept(Way), Kept(Bring), Kept(Link));

    /// <summary>As it stands.</summary>
    public static MeetingForm Of(MyMeeting meeting, ReadMeetings read)
    {
        var (from, until) = (read.Local(meeting.Row.StartsAt), read.Local(meeting.Row.EndsAt));
        return new MeetingForm
        {
            Day = DateOnly.FromDateTime(from.DateTime), From = from.ToString("HH:mm", CultureInfo.InvariantCulture), Until = until.ToString("HH:mm", CultureInfo.InvariantCulture),
            Place = meeting.Details.Place, Way = meeting.Details.Way, Bring = meeting.Details.Bring, Link = meeting.Details.Link, Places = meeting.Row.Places, Thumbs = meeting.Row.Thumbs,
        };
    }

    private static TimeOnly Time(string? typed) => TimeOnly.ParseExact(typed!, "HH:mm", CultureInfo.InvariantCulture);

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
