using SkiaSharp;

namespace ChildProtection.Features.Writing;

/// <summary>The photo of the demonstration: a house that is drawn, because no real one may be shown.</summary>
internal static class DrawnHouse
{
    private const int Width = 1_200;
    private const int Height = 800;

    private static readonly SKColor Sky = new(0xBF, 0xE3, 0xF2);
    private static readonly SKColor Grass = new(0x8F, 0xBF, 0x7A);
    private static readonly SKColor Wall = new(0xF7, 0xF3, 0xE8);
    private static readonly SKColor Roof = new(0xB5, 0x52, 0x3F);
    private static readonly SKColor Door = new(0x2F, 0x6F, 0x9F);
    private static readonly SKColor Glass = new(0x6C, 0x9F, 0xB8);
    private static readonly SKColor Trunk = new(0x7A, 0x5A, 0x3C);
    private static readonly SKColor Leaves = new(0x4E, 0x8C, 0x55);

    public static byte[] Png()
    {
        using var bitmap = new SKBitmap(Width, Height);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { IsAntialias = true };
        canvas.Clear(Sky);
        Fill(Grass, () => canvas.DrawRect(0, 560, Width, 240, paint));
        Fill(Wall, () => canvas.DrawRect(360, 330, 520, 320, paint));
        Fill(Roof, () => Gable(320, 920, 140, 340));
        Fill(Door, () => canvas.DrawRoundRect(560, 470, 110, 180, 12, 12, paint));
        foreach (var (x, y) in new[] { (420, 400), (730, 400), (730, 540), (420, 540) }) Fill(Glass, () => canvas.DrawRoundRect(x, y, 90, 80, 8, 8, paint));
        Fill(Trunk, () => canvas.DrawRect(170, 430, 46, 230, paint));
        Fill(Leaves, () => { canvas.DrawCircle(193, 350, 130, paint); canvas.DrawCircle(120, 410, 90, paint); canvas.DrawCircle(270, 410, 90, paint); });
        using var image = SKImage.FromBitmap(bitmap);
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();

        void Fill(SKColor colour, Action draw)
        {
            paint.Color = colour;
            draw();
        }

        void Gable(float left, float right, float top, float bottom)
        {
            for (var y = top; y < bottom; y++)
                if ((y - top) / (bottom - top) * (right - left) / 2 is var half) canvas.DrawRect((left + right) / 2 - half, y, 2 * half, 1, paint);
        }
    }
}
