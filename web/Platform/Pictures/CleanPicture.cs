using SkiaSharp;

namespace ChildProtection.Platform.Pictures;

/// <summary>
/// A picture made anew from its points: upright, not larger than a screen, always JPEG. Nothing else of the file stays: no
/// place, no date, no name of a telephone, nothing hidden behind the picture.
/// </summary>
public static class CleanPicture
{
    /// <summary>Of the file that is sent, in bytes: a telephone’s photo fits in it.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Of what is kept, in points.</summary>
    public const int LongestSide = 1_280;

    /// <summary>Less shows nothing.</summary>
    public const int ShortestSide = 200;

    private const int Quality = 82;

    private const string Unreadable = "Ce fichier ne se lit pas. Il faut une photo JPEG, PNG ou WebP.";
    private const string TooManyPoints = "Cette photo a trop de points. Il faut la réduire d’abord, ou la prendre en JPEG.";

    /// <param name="Jpeg">The file to keep.</param>
    /// <param name="Width">In points.</param>
    /// <param name="Height">In points.</param>
    public sealed record Picture(byte[] Jpeg, int Width, int Height);

    /// <summary>Too heavy, too large, too small, another kind of file as well, or no JPEG, PNG or WebP picture: <see cref="BrokenRuleException"/>. Its size is judged before it unfolds.</summary>
    public static Picture Of(byte[] file)
    {
        if (file.Length > MostBytes) throw new BrokenRuleException("Cette photo est trop lourde : 10 Mo au plus.");
        if (!BeginsAsAPicture(file)) throw new BrokenRuleException(Unreadable);
        if (PictureShape.IsTwoFiles(file)) throw new BrokenRuleException("Ce fichier n’est pas seulement une photo. Il faut une autre photo.");
        var isJpeg = file[0] == 0xFF;
        if (isJpeg && (PictureShape.OfJpeg(file) ?? throw new BrokenRuleException(Unreadable)).IsTooLarge) throw new BrokenRuleException(TooManyPoints);
        var bare = isJpeg ? file : (file[0] == 0x89 ? PictureShape.BarePng(file) : PictureShape.BareWebp(file)) ?? throw new BrokenRuleException(Unreadable);
        using var data = SKData.CreateCopy(bare);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp)) throw new BrokenRuleException(Unreadable);
        if (!isJpeg && (long)codec.Info.Width * codec.Info.Height > PictureShape.MostPoints) throw new BrokenRuleException(TooManyPoints);

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (Math.Min(width, height) < ShortestSide) throw new BrokenRuleException($"Cette photo est trop petite : {ShortestSide} points au moins de chaque côté.");
        var size = codec.GetScaledDimensions(Math.Min(1, 2f * LongestSide / Math.Max(width, height))); // JPEG and WebP unfold smaller at once
        if ((long)size.Width * size.Height > PictureShape.MostPoints) throw new BrokenRuleException(TooManyPoints);

        using var points = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(points.Info, points.GetPixels()) != SKCodecResult.Success) throw new BrokenRuleException(Unreadable);
        using var upright = Upright(points, codec.EncodedOrigin);
        using var image = SKImage.FromBitmap(upright);
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return new Picture(jpeg.ToArray(), upright.Width, upright.Height);
    }

    /// <summary>By its first bytes, whatever its name and what the browser says of it.</summary>
    public static bool BeginsAsAPicture(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        || file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8);

    /// <summary>A telephone writes how it was held beside the points: turned here once, because that note goes too.</summary>
    private static SKBitmap Upright(SKBitmap points, SKEncodedOrigin origin)
    {
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = isTurned ? (points.Height, points.Width) : (points.Width, points.Height);
        var scale = Math.Min(1, (float)LongestSide / Math.Max(width, height));
        var upright = new SKBitmap(new SKImageInfo(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)), SKColorType.Rgba8888, SKAlphaType.Opaque, points.ColorSpace));
        using var canvas = new SKCanvas(upright);
        using var image = SKImage.FromBitmap(points);
        canvas.Clear(SKColors.White); // behind what is see-through
        canvas.Scale(scale);
        canvas.Concat(Turn(origin, points.Width, points.Height));
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return upright;
    }

    private static SKMatrix Turn(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => Matrix(-1, 0, width, 0, 1, 0),
        SKEncodedOrigin.BottomRight => Matrix(-1, 0, width, 0, -1, height),
        SKEncodedOrigin.BottomLeft => Matrix(1, 0, 0, 0, -1, height),
        SKEncodedOrigin.LeftTop => Matrix(0, 1, 0, 1, 0, 0),
        SKEncodedOrigin.RightTop => Matrix(0, -1, height, 1, 0, 0),
        SKEncodedOrigin.RightBottom => Matrix(0, -1, height, -1, 0, width),
        SKEncodedOrigin.LeftBottom => Matrix(0, 1, 0, -1, 0, width),
        _ => SKMatrix.Identity,
    };

    /// <summary>x’ = a·x + b·y + c, y’ = d·x + e·y + f.</summary>
    private static SKMatrix Matrix(float a, float b, float c, float d, float e, float f) => new(a, b, c, d, e, f, 0, 0, 1);
}
