using System.Text.Json;
using ChildProtection.Features.Committee.Bodies.Joining;

namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>What everybody may read of the draws of a body: numbers, and no name.</summary>
public sealed class ReadDraws(PortalDb db, AskToJoin ask)
{
    private const int Most = 10;

    /// <summary>One body’s draws.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Open">The call that will be drawn; null for none.</param>
    /// <param name="Past">The draws, the last first.</param>
    /// <param name="Call">The one that is shown; null when none was made.</param>
    /// <param name="Record">Of that draw; null when none was made, or when it cannot be read.</param>
    public sealed record Shown(Body Body, SeatCall? Open, IReadOnlyList<SeatCall> Past, SeatCall? Call, DrawRecord? Record);

    /// <summary>By the body’s code, for anybody who finds it (<see cref="AskToJoin.FindAsync"/>); null for the others, and for a draw that is not there.</summary>
    /// <param name="code">Of the body.</param>
    /// <param name="id">Of the draw; null for the last.</param>
    public async Task<Shown?> FindAsync(string code, Guid? id)
    {
        if (await ask.BodyAsync(code) is not { } body) return null;
        var calls = await db.SeatCalls.AsNoTracking().Where(one => one.BodyId == body.Id && one.CancelledAt == null).OrderByDescending(one => one.OpenedAt).Take(Most).ToListAsync();
        var past = calls.FindAll(one => one.DrawnAt is not null);
        var call = id is null ? past.FirstOrDefault() : past.Find(one => one.Id == id);
        return id is not null && call is null ? null : new Shown(body, calls.Find(one => one.IsOpen), past, call, Read(call?.Record));
    }

    private static DrawRecord? Read(string? text)
    {
        try
        {
            return text is null ? null : DrawRecord.Read(text);
        }
        catch (JsonException)
        {
            return null; // somebody changed it: the page says so
        }
    }
}
