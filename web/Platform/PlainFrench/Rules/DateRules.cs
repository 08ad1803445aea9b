using System.Globalization;

namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rules 43, 44, 45: dates in full with the right weekday, hours in words, telephone numbers by pairs.</summary>
internal static class DateRules
{
    private static readonly string[] Days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];
    private static readonly string[] Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    public static void Check(Sentence sentence, Notes notes)
    {
        var atoms = sentence.Atoms;
        for (var i = 0; i < atoms.Length; i++)
        {
            if (atoms[i].Kind != AtomKind.Number) continue;
            if (atoms[i].Has(AtomMarks.Phone)) i = Run(atoms, i);
            else if (Figures(atoms, i, notes) is var figures and > 0) i += figures;
            else if (Hour(atoms, i, notes) is var hour and > 0) i += hour;
            else if (!Written(atoms, i, notes)) Phone(atoms, i, notes);
        }
    }

    /// <summary>True for « 12/06/2025 » and « 12/06 »: told as a date, not as a bar.</summary>
    public static bool IsSlashed(ReadOnlySpan<Atom> atoms, int slash)
    {
        var first = slash - 1;
        while (first >= 2 && slash - first < 5 && atoms[first].Has(AtomMarks.Glued) && atoms[first - 1].Text == "/" && atoms[first - 2].Kind == AtomKind.Number) first -= 2;
        return ReadFigures(atoms, first, out _, out _) > 0;
    }

    private static int Run(ReadOnlySpan<Atom> atoms, int i)
    {
        while (i + 1 < atoms.Length && atoms[i + 1].Has(AtomMarks.Phone) && !atoms[i + 1].Has(AtomMarks.Counts)) i++;
        return i;
    }

    private static int Figures(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        var length = ReadFigures(atoms, i, out var date, out var isShort);
        if (length == 0) return 0;
        notes.Error(PlainRules.Date, atoms[i].Start, atoms[i + length - 1].End, "Une date s’écrit en entier, avec le jour de la semaine.",
            isShort ? $"{date.Day} {Months[date.Month - 1]}" : InFull(date));
        return length - 1;
    }

    /// <summary>dd/mm/yyyy, dd-mm-yyyy, dd.mm.yyyy, yyyy-mm-dd, dd/mm. The length in atoms; 0 for anything else.</summary>
    private static int ReadFigures(ReadOnlySpan<Atom> atoms, int i, out DateOnly date, out bool isShort)
    {
        (date, isShort) = (default, false);
        if (atoms[i].Has(AtomMarks.Glued) && i > 0 && atoms[i - 1].Text is "/" or "-" or ".") return 0;
        if (i + 2 < atoms.Length && atoms[i].Text.IndexOf('.') is var dot and > 0 && atoms[i + 1].Text == "." && Glued(atoms, i, 3) && atoms[i + 2].Text.Length is 2 or 4)
            return Make(atoms[i].Text[..dot], atoms[i].Text[(dot + 1)..], atoms[i + 2].Text, out date) ? 3 : 0;
        if (i + 4 < atoms.Length && atoms[i + 1].Text is "/" or "-" or "." && atoms[i + 3].Text == atoms[i + 1].Text && Glued(atoms, i, 5) && atoms[i + 4].Kind == AtomKind.Number)
            return Make(atoms[i].Text, atoms[i + 2].Text, atoms[i + 4].Text, out date) || Make(atoms[i + 4].Text, atoms[i + 2].Text, atoms[i].Text, out date) ? 5 : 0;
        if (i + 2 < atoms.Length && atoms[i + 1].Text == "/" && Glued(atoms, i, 3) && atoms[i + 2].Text.Length == 2 && !(i + 3 < atoms.Length && atoms[i + 3].Has(AtomMarks.Glued) && atoms[i + 3].Text == "/"))
        {
            isShort = true;
            return Make(atoms[i].Text, atoms[i + 2].Text, "2024", out date) ? 3 : 0;
        }
        return 0;
    }

    private static bool Glued(ReadOnlySpan<Atom> atoms, int i, int length)
    {
        for (var j = i + 1; j < i + length; j++)
            if (!atoms[j].Has(AtomMarks.Glued)) return false;
        return true;
    }

    private static bool Make(string day, string month, string year, out DateOnly date)
    {
        date = default;
        if (!Number(day, out var d) || !Number(month, out var m) || !Number(year, out var y) || day.Length > 2 || month.Length > 2 || year.Length is not (2 or 4)) return false;
        return Exists(y < 100 ? y + 2000 : y, m, d, out date);
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool Exists(int year, int month, int day, out DateOnly date)
    {
        var exists = year is > 0 and < 9999 && month is > 0 and < 13 && day > 0 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateOnly(year, month, day) : default;
        return exists;
    }

    private static string InFull(DateOnly date) => $"{Days[(int)date.DayOfWeek]} {(date.Day == 1 ? "1er" : date.Day)} {Months[date.Month - 1]} {date.Year}";

    /// <summary>« jeudi 12 juin 2025 »: the weekday is there, and is the right one.</summary>
    private static bool Written(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        var at = i + 1;
        if (at < atoms.Length && atoms[at].Has(AtomMarks.Ordinal)) at++;
        if (at >= atoms.Length || !atoms[at].Facts.Has(WordTraits.Month) || !Number(atoms[i].Text, out var day) || day > 31) return false;
        var month = Array.IndexOf(Months, atoms[at].Text) + 1;
        var hasYear = at + 1 < atoms.Length && atoms[at + 1].Kind == AtomKind.Number && atoms[at + 1].Text.Length == 4;
        if (!hasYear) return true;

        _ = Number(atoms[at + 1].Text, out var year);
        var hasDay = i > 0 && atoms[i - 1].Facts.Has(WordTraits.Day);
        var start = atoms[hasDay ? i - 1 : i].Start;
        if (!Exists(year, month, day, out var date))
            notes.Error(PlainRules.Date, start, atoms[at + 1].End, "Cette date n’existe pas dans le calendrier.");
        else if (!hasDay && IsNameOfLaw(atoms, i)) return true;
        else if (!hasDay)
            notes.Warn(PlainRules.Date, start, atoms[at + 1].End, "Ajoutez le jour de la semaine.", InFull(date));
        else if (atoms[i - 1].Text != Days[(int)date.DayOfWeek])
            notes.Error(PlainRules.Date, start, atoms[at + 1].End, "Ce jour de la semaine ne va pas avec cette date.", InFull(date));
        return true;
    }

    /// <summary>« la loi du 7 février 2022 », « née le 3 mars 2010 »: nobody goes there that day.</summary>
    private static bool IsNameOfLaw(ReadOnlySpan<Atom> atoms, int i) =>
        i > 1 && atoms[i - 1].Text is "du" or "le" && atoms[i - 2].Text is "loi" or "décret" or "arrêté" or "ordonnance" or "charte" or "convention" or "né" or "née" or "nés" or "nées";

    private static int Hour(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        if (i + 1 >= atoms.Length || atoms[i].Text.Length > 2) return 0;
        var isLetter = atoms[i + 1].Is("h");
        var hasMinutes = i + 2 < atoms.Length && atoms[i + 2].Kind == AtomKind.Number && atoms[i + 2].Text.Length <= 2;
        var isClock = atoms[i + 1].Text == ":" && hasMinutes && Glued(atoms, i, 3) && atoms[i + 2].Text.Length == 2;
        var joined = atoms[i + 1].IsWord && atoms[i + 1].Has(AtomMarks.HasDigit) && atoms[i + 1].Text is ['h', _] or ['h', _, _] && atoms[i + 1].Has(AtomMarks.Glued);
        if (!isLetter && !isClock && !joined) return 0;

        var minutes = joined ? atoms[i + 1].Text[1..] : hasMinutes ? atoms[i + 2].Text : "";
        var last = joined || !hasMinutes ? i + 1 : i + 2;
        var hours = atoms[i].Text.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";
        var better = $"{hours} heure{(hours is "0" or "1" ? "" : "s")}" + (minutes.Trim('0').Length == 0 ? "" : $" {minutes}");
        notes.Error(PlainRules.Hour, atoms[i].Start, atoms[last].End, "L’heure s’écrit avec le mot « heures ».", better);
        return last - i;
    }

    /// <summary>0199004567, 01.99.00.45.67, 01-99-00-45-67, +33 1 99 00 45 67.</summary>
    private static void Phone(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        if (atoms[i].Has(AtomMarks.Glued) && !(i > 0 && atoms[i - 1].Text == "+")) return;
        Span<char> digits = stackalloc char[24];
        var (count, last) = (0, i);
        for (var j = i; j < atoms.Length && j < i + 12; j++)
        {
            var isPart = atoms[j].Kind == AtomKind.Number || (atoms[j].Text is "." or "-" or "/" && j + 1 < atoms.Length && atoms[j + 1].Kind == AtomKind.Number && atoms[j + 1].Has(AtomMarks.Glued));
            if (!isPart) break;
            foreach (var digit in atoms[j].Text)
                if (char.IsAsciiDigit(digit) && count < digits.Length) digits[count++] = digit;
            if (atoms[j].Kind == AtomKind.Number) last = j;
            if (count >= 12) break;
        }
        var number = digits[..count];
        var isForeign = count == 11 && number is ['3', '3', ..] && i > 0 && atoms[i - 1].Text == "+";
        if (!isForeign && !(count == 10 && number[0] == '0')) return;
        if (isForeign) "0".AsSpan().CopyTo(number = number[1..]);
        notes.Error(PlainRules.Telephone, atoms[isForeign ? i - 1 : i].Start, atoms[last].End, "Un numéro de téléphone s’écrit par paires.",
            $"{number[..2]} {number[2..4]} {number[4..6]} {number[6..8]} {number[8..10]}");
    }
}
