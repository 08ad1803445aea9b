using System.Net;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Hostile;

/// <summary>A text that PostgreSQL cannot keep, in forms that are right but for it: refused, never a fault, on both databases.</summary>
public abstract class ZeroByteTests(Portal portal)
{
    /// <summary>
    /// The same form without the zero byte does its work: the refusal is about nothing else. As multipart, because the
    /// framework itself refuses « %00 » in the usual form, and reads it here.
    /// </summary>
    [Theory]
    [InlineData(Wire.Stranger, "/avis", "Word", "le dessin", "Verdict=Helps;page=/livret/bienvenue")]
    [InlineData(Role.Professional, "/equipe/jeunes/nouveau", "FirstName", "Yanis", "ComesOfAgeOn=2030-06-06;Zone=")]
    [InlineData(Role.Administrator, "/administration/invitations", "Email", "karim@exemple.fr", "InvitedRole=moderateur")]
    public async Task A_zero_byte_in_an_honest_form_is_refused_and_breaks_nothing(string person, string address, string field, string honest, string rest)
    {
        foreach (var isMultipart in new[] { true, false })
        {
            Assert.Equal(HttpStatusCode.Redirect, await SendAsync(honest, isMultipart));
            var refused = await SendAsync(honest.Insert(1, "\0"), isMultipart);
            Assert.True(refused == HttpStatusCode.UnprocessableEntity, $"{refused}: {string.Join("\n", portal.Faults.All)}");
        }

        async Task<HttpStatusCode> SendAsync(string value, bool isMultipart)
        {
            var session = await portal.SessionOfAsync(person);
            var pass = await portal.FormPassAsync(session);
            var others = rest.Split(';').Select(part => part.Split('=')).Select(part => KeyValuePair.Create(
                part[0], part[1].Length > 0 ? part[1] : portal.Services.GetRequiredService<TerritoryPack>().Zones[0].Code));
            KeyValuePair<string, string>[] fields = [new(pass.Field, pass.Token), .. others, new(field, value)];
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = isMultipart ? Multipart(fields) : new FormUrlEncodedContent(fields) };
            using var answer = await portal.SendAsync(request, Wire.CookieOf(session), pass.Cookie);
            return answer.StatusCode;
        }
    }

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), $"\"{name}\"");
        return form;
    }
}

public sealed class ZeroByteOnSqliteTests(SqlitePortal portal) : ZeroByteTests(portal), IClassFixture<SqlitePortal>;

public sealed class ZeroByteOnPostgresTests(PostgresPortal portal) : ZeroByteTests(portal), IClassFixture<PostgresPortal>;
