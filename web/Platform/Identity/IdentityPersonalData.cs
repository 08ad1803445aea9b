namespace ChildProtection.Platform.Identity;

/// <summary>A person’s own devices and what was told them about their access. All of it leaves with the account.</summary>
internal sealed class IdentityPersonalData(PortalDb db) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities => [typeof(SignInSession), typeof(AccessNotice), typeof(KeptForm)];

    public async Task<object> ExportAsync(Guid personId) => new
    {
        Devices = await db.SignInSessions.Where(session => session.AccountId == personId)
            .Select(session => new { session.DeviceLabel, session.CreatedAt, session.LastSeenAt, session.EndedAt, session.EndedReason }).ToListAsync(),
        Notices = await db.AccessNotices.Where(notice => notice.AccountId == personId)
            .Select(notice => new { notice.Kind, notice.At }).ToListAsync(),
        FormsKeptForHalfAnHour = await db.KeptForms.Where(form => form.AccountId == personId)
            .Select(form => new { form.KeptAt }).ToListAsync(),
    };

    public async Task EraseAsync(Guid personId)
    {
        await db.KeptForms.Where(form => form.AccountId == personId).ExecuteDeleteAsync();
        await db.AccessNotices.Where(notice => notice.AccountId == personId).ExecuteDeleteAsync();
        await db.SignInSessions.Where(session => session.AccountId == personId).ExecuteDeleteAsync();
    }
}
