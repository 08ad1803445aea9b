using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Architecture;

/// <summary>The matrix's own reader: what is missing, said twice or written wrong is seen.</summary>
public sealed class AccessMatrixReaderTests
{
    [Fact]
    public void A_planted_gap_is_seen()
    {
        PortalEndpoint[] there = [new("GET", "/livret/{chapitre}", "", [], new()), new("POST", "/comite", "Voter", [], new())];
        var rows = new[] { Row("GET /livret/{chapitre:minlength(2)?}"), Row("POST /comite"), Row("POST /comite") };

        Assert.Equal(
            ["does not exist: POST /comite", "listed twice: POST /comite", "not listed: POST /comite#Voter"],
            AccessMatrix.Faults(rows, there).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("GET /;oui;oui"), InlineData("GET /;oui;oui;oui;oui;oui;oui;oui;oui;peut-être;"), InlineData("GET /;oui;lien;oui;oui;oui;oui;oui;oui;oui;"), InlineData("/;oui;oui;oui;oui;oui;oui;oui;oui;oui;")]
    public void A_planted_wrong_row_is_refused(string line) => Assert.Throws<FormatException>(() => AccessMatrix.Parse(line));

    private static AccessRow Row(string endpoint) => AccessMatrix.Parse($"{endpoint};oui;oui;oui;oui;oui;oui;oui;oui;oui;");
}
