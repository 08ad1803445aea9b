using System.Data.Common;

namespace ChildProtection.Features.Committee.Bodies;

/// <summary>
/// Makes the bodies of the pack that are not there yet. One bare question at each start, without a query to compile; what is
/// there stays as its facilitators wrote it.
/// </summary>
internal sealed class SeedBodies(PortalDb db, TerritoryPack territory) : IStartTask
{
    /// <summary>Before the demonstration’s people, who sit on them; after the vault’s keys.</summary>
    public int Order => -50;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        if (territory.Bodies.Count == 0 || await CodesAsync() is var known && territory.Bodies.All(plan => known.Contains(plan.Code))) return [];
        foreach (var plan in territory.Bodies.Where(plan => !known.Contains(plan.Code)))
        {
            var (body, asked) = (Body.Of(plan), plan.Public.ToString());
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Bodies" ("Id", "Code", "Name", "Public", "Purpose", "FromAge", "ToAge", "TakesFormer", "Size", "MandateMonths", "QuorumPercent", "Frequency")
                VALUES ({body.Id}, {body.Code}, {body.Name}, {asked}, {body.Purpose}, {body.FromAge}, {body.ToAge}, {body.TakesFormer}, {body.Size}, {body.MandateMonths}, {body.QuorumPercent}, {body.Frequency})
                ON CONFLICT ("Code") DO NOTHING
                """); // another process may start at the same instant
        }
        return [];
    }

    private async Task<HashSet<string>> CodesAsync()
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT \"Code\" FROM \"Bodies\"";
            await using var rows = await command.ExecuteReaderAsync();
            var codes = new HashSet<string>(StringComparer.Ordinal);
            while (await rows.ReadAsync()) codes.Add(rows.GetString(0));
            return codes;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
