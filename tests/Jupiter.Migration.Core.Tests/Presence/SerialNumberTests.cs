using CsCheck;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Presence;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

/// <summary>The last four characters of the serial number on a case, read aloud in the place of a tag's code (clause R3a).</summary>
public sealed class SerialNumberTests
{
    [Theory]
    [InlineData("CZ-1234 AB9F", "ab9f", true)]
    [InlineData("CZ-1234 AB9F", "A B-9 F", true)]
    [InlineData("CZ-1234 AB9F", "4AB9F", false)]
    [InlineData("CZ-1234 AB9F", "B9F", false)]
    [InlineData("CZ-1234 AB9F", "AB9E", false)]
    [InlineData("7QX3", "7qx3", true)]
    [InlineData("S-7KCM", "7КСМ", true)] // typed in a Russian layout
    public void The_last_four_fit_and_nothing_else(string serialNumber, string read, bool fits) =>
        Assert.Equal(fits, SerialNumber.Fits(read, SerialNumber.Digest(serialNumber, "case"), "case"));

    [Theory]
    [InlineData("")]
    [InlineData("A1B")]
    [InlineData("- - -")]
    [InlineData("To be filled by O.E.M.")]
    [InlineData("Default string")]
    [InlineData("System Serial Number")]
    [InlineData("00000000")]
    [InlineData("None")]
    public void What_is_no_number_is_refused(string serialNumber) =>
        Assert.Equal("SerialNumberUnusable", Assert.Throws<MigrationException>(() => SerialNumber.Digest(serialNumber, "case")).ErrorId);

    [Fact]
    public void Of_another_case_or_without_a_number_nothing_fits()
    {
        Assert.False(SerialNumber.Fits("AB9F", SerialNumber.Digest("CZ1234AB9F", "one"), "another"));
        Assert.False(SerialNumber.Fits("AB9F", null, "one"));
    }

    [Fact]
    public void The_digest_is_of_the_last_four_alone() => Gen.Select(Gen.Char['A', 'Z'].Array[0, 20], Gen.Char['0', '9'].Array[3]).Sample((maker, digits) =>
        Assert.Equal(SerialNumber.Digest("Z" + new string(digits), "c"), SerialNumber.Digest(new string(maker) + "Z" + new string(digits), "c")));
}
