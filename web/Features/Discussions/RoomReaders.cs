using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Discussions;

/// <summary>« Qui va lire ? » of a room, in the words of the people who are there now.</summary>
internal static class RoomReaders
{
    public static ReadersNotice Of(ReadRoom.Shown shown, RoomPerson me) =>
        ReadersNotice.Fixed(shown.Room.IsThread ? "Pour parler ensemble, au calme." : "Pour avancer ensemble.", Words(shown, me), Note(shown, me.IsYoung));

    /// <summary>« Les 14 membres du salon, et Samia. »</summary>
    public static string Words(ReadRoom.Shown shown, RoomPerson me)
    {
        var leads = shown.Supervisors.Where(person => person.AccountId != me.Id).Select(person => person.Name).ToList();
        if (shown.Room.IsThread)
        {
            var others = shown.People.Where(person => person.Part == RoomPart.Member && person.AccountId != me.Id).Select(person => person.Name).ToList();
            var asked = shown.Asked.Select(name => $"{name} (après son oui)").ToList();
            return others.Count + asked.Count + leads.Count == 0 ? "Personne pour le moment." : $"{Joined([.. others, .. asked, .. leads])}.";
        }
        var hosts = shown.Facilitators.Where(person => person.AccountId != me.Id).Select(person => RoomDoors.FirstName(person.Name));
        var members = shown.Room.Kind == RoomKind.Parents ? "parents du salon" : "membres du salon";
        var many = shown.Members switch { 0 => "Les prochains membres", 1 => "La seule personne du salon", _ => $"Les {shown.Members} {members}" };
        return $"{Joined([many, .. hosts, .. leads])}.";
    }

    private static string? Note(ReadRoom.Shown shown, bool tu) =>
        shown.Room.IsPre ? $"{shown.FirstReader} lit chaque message avant les autres."
        : shown.Room.Kind == RoomKind.Parents ? null
        : tu ? "Jamais les parents. N’écris le nom de personne." : "Jamais les parents. N’écrivez le nom d’aucun jeune.";

    /// <summary>« A, B et C ».</summary>
    public static string Joined(IReadOnlyList<string> names) => names.Count switch { 0 => "", 1 => names[0], _ => $"{string.Join(", ", names.Take(names.Count - 1))} et {names[^1]}" };
}
