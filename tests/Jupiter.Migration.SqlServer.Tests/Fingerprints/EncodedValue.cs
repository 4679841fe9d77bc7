using System;
using System.IO;
using System.Text;

namespace Jupiter.Migration.SqlServer.Tests.Fingerprints;

/// <summary>The values of docs/fingerprint.md, written down a second time as plainly as they can be.</summary>
internal static class EncodedValue
{
    private static readonly Encoding Cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    public static byte[] Null { get; } = [0];

    public static byte[] Integer(long value) => Bytes(1, writer => writer.Write(value));

    public static byte[] Real(double value) => Bytes(2, writer => writer.Write(BitConverter.DoubleToInt64Bits(value)));

    public static byte[] Binary(params byte[] data) => WithLength(4, data);

    public static byte[] Utf16(string text) => WithLength(5, Encoding.Unicode.GetBytes(text));

    public static byte[] CodePage(string text) => WithLength(11, Cyrillic.GetBytes(text));

    public static byte[] Clr(params byte[] data) => WithLength(12, data);

    public static byte[] Xml(string text) => WithLength(13, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]);

    public static byte[] Variant(string type, int precision, int scale, params byte[] data) =>
        [.. Utf16(type), .. Integer(precision), .. Integer(scale), .. WithLength(14, data)];

    public static byte[] Exact(byte scale, Int128 value) => Bytes(6, writer =>
    {
        var magnitude = (UInt128)Int128.Abs(value);
        writer.Write(scale);
        writer.Write(value < 0 ? (byte)1 : (byte)0);
        writer.Write((ulong)magnitude);
        writer.Write((ulong)(magnitude >> 64));
    });

    public static byte[] Moment(string text) => Bytes(7, writer => writer.Write(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture).Ticks));

    public static byte[] Moment(DateTime day, int threeHundredths) =>
        Bytes(7, writer => writer.Write(day.Ticks + (threeHundredths * 100_000L / 3)));

    public static byte[] TimeOfDay(string text) =>
        Bytes(8, writer => writer.Write(TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture).Ticks));

    public static byte[] MomentWithOffset(string text) => Bytes(9, writer =>
    {
        var value = DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        writer.Write(value.UtcTicks);
        writer.Write((long)value.Offset.TotalMinutes);
    });

    public static byte[] Guid(string text) => Bytes(10, writer => writer.Write(System.Guid.Parse(text).ToByteArray()));

    private static byte[] WithLength(byte tag, byte[] data) => Bytes(tag, writer =>
    {
        writer.Write((long)data.Length);
        writer.Write(data);
    });

    private static byte[] Bytes(byte tag, Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(tag);
        write(writer);
        return stream.ToArray();
    }
}
