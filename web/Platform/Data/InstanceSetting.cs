namespace ChildProtection.Platform.Data;

/// <summary>One fact about this installation, kept with its data: key and value.</summary>
public sealed class InstanceSetting
{
    public const int KeyLength = 60;
    public const int ValueLength = 400;

    /// <summary>The key that says fictional people were added here; Production refuses such a database.</summary>
    public const string DemoData = "demo-data";

    public required string Key { get; init; }
    public required string Value { get; set; }
}

internal static class InstanceSettingData
{
    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    extension(PortalDb db)
    {
        public DbSet<InstanceSetting> InstanceSettings => db.Set<InstanceSetting>();

        /// <summary>Writes the fact, in place of what was there; several processes may do it at once.</summary>
        public Task<int> RememberAsync(string key, string value) => db.Database.ExecuteSqlAsync(
            $"INSERT INTO \"InstanceSettings\" (\"Key\", \"Value\") VALUES ({key}, {value}) ON CONFLICT (\"Key\") DO UPDATE SET \"Value\" = excluded.\"Value\"");

        /// <summary>Writes when something was done, in UTC.</summary>
        public Task<int> RememberAsync(string key, DateTimeOffset at) => db.RememberAsync(key, Written(at));

        /// <summary>True for one of several processes: the first to write <paramref name="now"/> in place of a time before <paramref name="before"/>.</summary>
        public async Task<bool> ClaimAsync(string key, DateTimeOffset now, DateTimeOffset before)
        {
            var (value, limit) = (Written(now), Written(before)); // of equal length, so that their order is that of time
            return await db.Database.ExecuteSqlAsync(
                $"INSERT INTO \"InstanceSettings\" (\"Key\", \"Value\") VALUES ({key}, {value}) ON CONFLICT (\"Key\") DO UPDATE SET \"Value\" = excluded.\"Value\" WHERE \"InstanceSettings\".\"Value\" <= {limit}") == 1;
        }
    }
}

internal sealed class InstanceSettingMapping : IEntityTypeConfiguration<InstanceSetting>
{
    public void Configure(EntityTypeBuilder<InstanceSetting> setting)
    {
        setting.ToTable("InstanceSettings");
        setting.HasKey(s => s.Key);
        setting.Property(s => s.Key).HasMaxLength(InstanceSetting.KeyLength);
        setting.Property(s => s.Value).HasMaxLength(InstanceSetting.ValueLength);
    }
}
