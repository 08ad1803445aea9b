using System.Buffers.Binary;
using ChildProtection.Features.Writing;
using ChildProtection.Platform;
using ChildProtection.Platform.Pictures;
using SkiaSharp;

namespace ChildProtection.Tests.Platform;

/// <summary>A picture is made anew: upright, not too large, with nothing but its points.</summary>
public sealed class CleanPictureTests
{
    [Fact]
    public void Nothing_but_the_points_stays()
    {
        var file = WithExif(Halves(1_600, 1_000), orientation: 1);
        Assert.True(Has(file, "Exif"u8) && Has(file, "rue des Lilas"u8)); // the search sees what is there

        var clean = CleanPicture.Of(file);

        Assert.False(Has(clean.Jpeg, "Exif"u8) || Has(clean.Jpeg, "rue des Lilas"u8));
        Assert.Equal((CleanPicture.LongestSide, 800), (clean.Width, clean.Height));
    }

    /// <summary>A telephone held upright: the file says « turn me », the picture is turned.</summary>
    [Theory]
    [InlineData(1, 600, 300, true)]
    [InlineData(3, 600, 300, false)]
    [InlineData(6, 300, 600, true)]
    [InlineData(8, 300, 600, false)]
    public void It_stands_upright(int orientation, int width, int height, bool redFirst)
    {
        var clean = CleanPicture.Of(WithExif(Halves(600, 300), orientation));

        Assert.Equal((width, height), (clean.Width, clean.Height));
        using var picture = SKBitmap.Decode(clean.Jpeg);
        var first = picture.GetPixel(20, 20); // the left half is red, the right one blue
        Assert.Equal(redFirst, first.Red > first.Blue);
    }

    [Fact]
    public void Png_and_webp_become_jpeg()
    {
        using var picture = SKBitmap.Decode(DrawnHouse.Png());
        foreach (var format in new[] { SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp })
        {
            using var data = SKImage.FromBitmap(picture).Encode(format, 90);
            Assert.Equal([0xFF, 0xD8, 0xFF], CleanPicture.Of(data.ToArray()).Jpeg[..3]);
        }
    }

    [Fact]
    public void What_is_no_picture_or_a_wrong_one_is_refused_in_words()
    {
        var png = DrawnHouse.Png();
        var bomb = (byte[])png.Clone(); // says that it unfolds into 60,000 by 60,000 points
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 60_000);
        foreach (var file in new[] { [], "GIF89a"u8.ToArray(), [0xFF, 0xD8, 0xFF, 0xE0], png[..1_500], bomb, Halves(150, 600), new byte[CleanPicture.MostBytes + 1] })
            Assert.NotEmpty(Assert.Throws<BrokenRuleException>(() => CleanPicture.Of(file)).Message);
    }

    private static byte[] Halves(int width, int height)
    {
        using var picture = new SKBitmap(width, height);
        picture.Erase(SKColors.Red);
        picture.Erase(SKColors.Blue, new SKRectI(width / 2, 0, width, height));
        using var data = SKImage.FromBitmap(picture).Encode(SKEncodedImageFormat.Jpeg, 95);
        return data.ToArray();
    }

    /// <summary>As a telephone writes it: how it was held, and where (here, in words).</summary>
    private static byte[] WithExif(byte[] jpeg, int orientation)
    {
        byte[] tiff =
        [
            .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0x01, 0x0E, 0, 2, 0, 0, 0, 13, 0, 0, 0, 38, 0, 0, 0, 0, .. "rue des Lilas"u8,
        ];
        byte[] app1 = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((app1.Length + 2) >> 8), (byte)(app1.Length + 2), .. app1, .. jpeg[2..]];
    }

    private static bool Has(ReadOnlySpan<byte> file, ReadOnlySpan<byte> words) => file.IndexOf(words) >= 0;
}
