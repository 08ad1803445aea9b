namespace ChildProtection.Features.Content.Leaflets;

/// <summary>The practical sheets (« /fiches »): by domain of life for the young, one list for each other audience.</summary>
[AllowAnonymous]
public sealed class IndexModel(ContentLibrary library) : PageModel
{
    /// <summary>« ?pour=parents ».</summary>
    public const string Key = "pour";

    public static readonly IReadOnlyList<(string Code, string Name, string Icon, Audience Audience)> Readers =
    [
        ("jeunes", "Jeunes", "dix-huit", Audience.Young), ("parents", "Parents", "parent", Audience.Parents),
        ("mentors", "Mentors", "mentor", Audience.Mentors), ("pros", "Professionnels", "equipe", Audience.Professionals),
    ];

    [FromQuery(Name = Key)]
    public string? For { get; set; }

    public Audience Audience { get; private set; }
    public bool IsFormal => Audience != Audience.Young;

    /// <summary>Sheets of each domain that has some; those about no single domain last, without a domain.</summary>
    public IReadOnlyList<(LifeDomainWords? Domain, IReadOnlyList<ContentPage> Sheets)> Groups { get; private set; } = [];

    public int Count => Groups.Sum(group => group.Sheets.Count);

    public void OnGet()
    {
        Audience = Readers.Where(reader => reader.Code == For).Select(reader => (Audience?)reader.Audience).FirstOrDefault() ?? Audiences.Of(User);
        var sheets = library.Current.Leaflets.Where(sheet => sheet.Audience == Audience).ToList();
        Groups = [
            .. LifeDomainWords.All.Select(domain => ((LifeDomainWords?)domain, (IReadOnlyList<ContentPage>)[.. sheets.Where(sheet => sheet.Domain == domain.Domain)])).Where(group => group.Item2.Count > 0),
            .. sheets.Any(sheet => sheet.Domain is null) ? [((LifeDomainWords?)null, (IReadOnlyList<ContentPage>)[.. sheets.Where(sheet => sheet.Domain is null)])] : Array.Empty<(LifeDomainWords?, IReadOnlyList<ContentPage>)>(),
        ];
    }
}
