using Microsoft.AspNetCore.Mvc.Filters;

namespace ChildProtection.Platform.Files.Scanning;

/// <summary>The page’s act hands its file to <see cref="ReadFile"/>, which has it scanned and lets it wait; <see cref="ScanUploads"/> leaves it alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ScannedByItsActAttribute : Attribute;

/// <summary>
/// Every file of every form is scanned before a handler sees it, whatever the page does with it. What waits nowhere (a list that is
/// read, a photo of a place) is refused while the scanner does not answer: nothing is taken unseen.
/// </summary>
internal sealed class ScanUploads(IFileScanner scanner) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var isAlone = context.ActionDescriptor.HandlerTypeInfo.IsDefined(typeof(ScannedByItsActAttribute), inherit: true);
        if (scanner.IsOn && !isAlone && HttpMethods.IsPost(request.Method) && request.HasFormContentType)
            foreach (var file in (await request.ReadFormAsync()).Files)
            {
                using var bytes = new MemoryStream((int)file.Length);
                await file.CopyToAsync(bytes);
                if (ReadFile.Words(await scanner.ScanAsync(bytes.ToArray(), context.HttpContext.RequestAborted)) is { } why) context.ModelState.AddModelError(file.Name, why);
            }
        await next();
    }
}
