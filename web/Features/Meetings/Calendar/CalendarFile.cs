using System.Globalization;
using System.Text;

namespace ChildProtection.Features.Meetings.Calendar;

/// <summary>
/// Meetings for a phone’s calendar (RFC 5545): neutral words, no place, hours in UTC. A cancelled one says so, with the same UID and a higher SEQUENCE.
/// </summary>
public static class CalendarFile
{
    public const string Type = "text/calendar; charset=utf-8";

    /// <summary>The only title: whoever sees the phone learns nothing.</summary>
    public const string Title = "Réunion";

    private const int LineOctets = 75;

    /// <summary>The whole file, CRLF at each line’s end.</summary>
    public static string Of(IEnumerable<Meeting> meetings)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Calendrier//FR");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, "METHOD:PUBLISH");
        Line(file, $"X-WR-CALNAME:{Escaped("Réunions")}");
        foreach (var meeting in meetings) Event(file, meeting);
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    /// <summary>RFC 5545 §3.3.11.</summary>
    public static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>RFC 5545 §3.1: at most 75 octets a line, never in the middle of a letter; what follows begins with a space.</summary>
    public static void Line(StringBuilder file, string content)
    {
        var octets = 0;
        foreach (var letter in content.EnumerateRunes())
        {
            if (octets + letter.Utf8SequenceLength > LineOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }
            file.Append(letter.ToString());
            octets += letter.Utf8SequenceLength;
        }
        file.Append("\r\n");
    }

    private static void Event(StringBuilder file, Meeting meeting)
    {
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{meeting.Id:N}@calendrier");
        Line(file, $"DTSTAMP:{Utc(meeting.ChangedAt)}");
        Line(file, $"LAST-MODIFIED:{Utc(meeting.ChangedAt)}");
        Line(file, $"SEQUENCE:{meeting.Sequence.ToString(CultureInfo.InvariantCulture)}");
        Line(file, $"DTSTART:{Utc(meeting.StartsAt)}");
        Line(file, $"DTEND:{Utc(meeting.EndsAt)}");
        Line(file, $"SUMMARY:{Escaped(Title)}");
        Line(file, $"STATUS:{(meeting.IsCancelled ? "CANCELLED" : "CONFIRMED")}");
        Line(file, "CLASS:PRIVATE");
        Line(file, "END:VEVENT");
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
