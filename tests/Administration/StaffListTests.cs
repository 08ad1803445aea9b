using ChildProtection.Features.Administration.Lists;
using ChildProtection.Platform.Territory;
using Role = ChildProtection.Platform.Security.Role;

namespace ChildProtection.Tests.Administration;

/// <summary>Lists as people really write them: what is understood, and what is said of the rest.</summary>
public sealed class StaffListTests
{
    private static readonly Zone[] Zones = [new("plaine", "Plaine des Saules"), new("etangs", "Trois-Étangs")];

    [Theory]
    [InlineData("courriel;role;secteur\na@exemple.fr;professionnel;plaine")]
    [InlineData("\uFEFFcourriel;role;secteur\r\na@exemple.fr;professionnel;plaine\r\n")]
    [InlineData("courriel,role,secteur\na@exemple.fr,professionnel,plaine\n\n\n")]
    [InlineData("Courriel;Rôle;Secteur\n A@EXEMPLE.fr ; Professionnelle ; PLAINE des saules ")]
    [InlineData("secteur;role;courriel\nplaine;référent;a@exemple.fr")]
    [InlineData("\"courriel\";\"role\";\"secteur\"\n\"a@exemple.fr\";\"professionnel\";\"Plaine des Saules\"")]
    [InlineData("email;role;zone\na@exemple.fr;professionnel;plaine")]
    [InlineData("\n\ncourriel;role;secteur;\na@exemple.fr;professionnel;plaine;;\n;;\n")]
    public void A_list_is_understood_however_it_is_written(string text)
    {
        var list = StaffList.Read(text, Zones);

        Assert.Empty(list.Mistakes);
        var line = Assert.Single(list.Lines);
        Assert.Equal(("a@exemple.fr", Role.Professional, "plaine"), (line.Email, line.InvitedRole, line.Zone));
    }

    [Theory]
    [InlineData("", "La liste est vide.")]
    [InlineData("   \n \n", "La liste est vide.")]
    [InlineData("courriel;role;secteur", "n’a que des titres")]
    [InlineData("nom;role\na;b", "Ligne 1 : la colonne « nom » n’est pas connue.")]
    [InlineData("courriel;secteur\na@exemple.fr;", "Ligne 1 : il manque la colonne « role ».")]
    [InlineData("courriel;courriel;role\na@exemple.fr;;professionnel", "Ligne 1 : une colonne est là deux fois.")]
    [InlineData("a@exemple.fr;professionnel;", "Ligne 1 : il manque la colonne « courriel ».")]
    [InlineData("courriel;role\na@exemple.fr;professionnel\nb@exemple;professionnel", "Ligne 3 : l’adresse e-mail n’est pas complète.")]
    [InlineData("courriel;role\n\n\nrien;professionnel", "Ligne 4 : l’adresse e-mail n’est pas complète.")]
    [InlineData("courriel;role\n;professionnel", "Ligne 2 : il manque l’adresse e-mail.")]
    [InlineData("courriel;role\na@exemple.fr;", "Ligne 2 : il manque le rôle.")]
    [InlineData("courriel;role\na@exemple.fr;chef", "Ligne 2 : le rôle « chef » n’existe pas.")]
    [InlineData("courriel;role\na@exemple.fr;jeune", "Ligne 2 : le rôle « jeune » n’existe pas.")]
    [InlineData("courriel;role;secteur\na@exemple.fr;professionnel;lune", "Ligne 2 : le secteur « lune » n’existe pas.")]
    [InlineData("courriel;role\n=cmd|calc@exemple.fr;professionnel", "Ligne 2 : l’adresse e-mail commence par un signe de calcul.")]
    [InlineData("courriel;role\n+a@exemple.fr;professionnel", "signe de calcul")]
    [InlineData("courriel;role\n@SUM(A1)@exemple.fr;professionnel", "signe de calcul")]
    [InlineData("courriel;role\na@exemple.fr\r\nBcc: b@exemple.fr;professionnel", "Ligne 2")]
    [InlineData("courriel;role\n\"a@exemple.fr\nBcc: b@exemple.fr\";professionnel", "Ligne 2 : l’adresse e-mail n’est pas complète.")]
    [InlineData("courriel;role\na@exemple.fr;professionnel;de;trop", "Ligne 2 : il y a trop de cases.")]
    [InlineData("courriel;role\n\"a@exemple.fr;professionnel\nb@exemple.fr;professionnel", "Ligne 2")]
    [InlineData("courriel;role\n<script>alert(1)</script>;professionnel", "Ligne 2 : l’adresse e-mail n’est pas complète.")]
    [InlineData("courriel;role\na@exemple.fr;professionnel\nb@exemple.fr;professionnel\nc@exemple.fr;rien", "Ligne 4 : le rôle « rien » n’existe pas.")]
    public void A_mistake_is_said_with_its_line(string text, string expected)
    {
        var list = StaffList.Read(text, Zones);

        Assert.Contains(list.Mistakes, mistake => mistake.Replace('\u00A0', ' ').Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_address_twice_counts_once_and_is_said()
    {
        var list = StaffList.Read("courriel;role\na@exemple.fr;professionnel\nb@exemple.fr;animateur\nA@Exemple.fr;moderateur", Zones);

        Assert.Empty(list.Mistakes);
        Assert.Equal(2, list.Lines.Count);
        Assert.Equal(["Ligne 4 : la même adresse est déjà à la ligne 2. Elle compte une fois."], list.Doubles.Select(line => line.Replace('\u00A0', ' ')));
    }

    [Fact]
    public void Two_thousand_lines_are_taken_and_ten_thousand_refused_in_one_sentence()
    {
        var most = StaffList.Read(Long(2_000), Zones);
        var tooMany = StaffList.Read(Long(10_000), Zones);
        var one = StaffList.Read(Long(2_001), Zones);

        Assert.Empty(most.Mistakes);
        Assert.Equal(2_000, most.Lines.Count);
        Assert.Equal("La liste est trop longue", Assert.Single(tooMany.Mistakes)[..24]);
        Assert.Equal("La liste est trop longue", Assert.Single(one.Mistakes)[..24]);
        Console.WriteLine("StaffListTests: 2,000 lines read, 2,001 and 10,000 refused with one sentence.");
    }

    /// <summary>Anything at all is read to the end without failing; whatever is kept is a whole address and a role of those who work here.</summary>
    [Fact]
    public void Any_text_is_read_without_failing()
    {
        var random = new Random(20261122);
        const string signs = "a@.;,\"\r\n\t=+-é\uFEFF \u0001<>&'|01\u2028😀";
        var pieces = new[] { "courriel", "role", "secteur", "a@exemple.fr", "professionnel", ";", ",", "\n", "\r\n", "\"", "\"\"", "plaine", "=1+1", "b@exemple.fr;professionnel;plaine\n", "c@exemple.fr;animatrice\n", "\nd@exemple.fr;moderateur;etangs\n" };
        var (read, kept) = (0, 0);
        for (var round = 0; round < 4_000; round++)
        {
            var text = round % 2 == 0 ? string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => signs[random.Next(signs.Length)]))
                : "courriel;role;secteur\n" + string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)]));
            var list = StaffList.Read(text, Zones);
            Assert.True(list.Mistakes.Count <= StaffList.MostMistakes + 1);
            Assert.All(list.Lines, line => Assert.True(Role.IsStaff(line.InvitedRole) && line.Email.Contains('@', StringComparison.Ordinal) && !line.Email.Any(char.IsWhiteSpace)));
            (read, kept) = (read + 1, kept + list.Lines.Count);
        }
        Console.WriteLine($"StaffListTests: {read} random lists read, {kept} lines kept, 0 failures.");
    }

    [Fact]
    public void A_file_is_utf8_or_refused()
    {
        Assert.Equal("rôle", StaffList.Decode([0xEF, 0xBB, 0xBF, .. "rôle"u8]));
        Assert.Null(StaffList.Decode([0x72, 0xF4, 0x6C, 0x65])); // Latin-1
        Assert.Null(StaffList.Decode(System.Text.Encoding.Unicode.GetBytes("role")));
        Assert.Null(StaffList.Decode([0]));
    }

    internal static string Long(int lines, string prefix = "p") => "courriel;role;secteur\n" + string.Concat(Enumerable.Range(0, lines).Select(number => $"{prefix}{number}@exemple.fr;professionnel;plaine\n"));
}
