using System.Globalization;

namespace ChildProtection.Features.Accounts.Care;

/// <summary>« Fin de l’accompagnement », as the référent and the administration see it: a day, what it does, then yes.</summary>
public abstract class EndCarePage(EndCare care) : LoadedPage<EndCare.Sheet>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Dernier jour de l’accompagnement"), DataType(DataType.Date)]
    public DateOnly? LastDay { get; private set; }

    /// <summary>The day was written; what it does is shown, and waits for a yes.</summary>
    public bool IsAsking { get; private set; }

    /// <summary>Where one came from.</summary>
    public abstract string Back { get; }

    /// <summary>The day as a form sends it.</summary>
    public string Written => LastDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>No way back from the site: the links end at the very moment of the yes.</summary>
    public bool IsAtOnce => LastDay is { } day && care.IsAtOnce(day);

    protected abstract IQueryable<Child> Opened();

    protected async Task<IActionResult> WriteAsync(DateOnly day, DateOnly? sure)
    {
        LastDay = day;
        if (care.Refusal(day) is { } refusal)
        {
            ModelState.AddModelError(nameof(LastDay), refusal);
            return FormGuard.SameForm();
        }
        if (sure == day) return await care.WriteAsync(Opened(), Id, day) ? Redirect(Back) : NotFound();
        IsAsking = true;
        return Page();
    }

    protected async Task<IActionResult> TakeBackAsync() => await care.TakeBackAsync(Opened(), Id) ? RedirectToPage() : NotFound();
}
