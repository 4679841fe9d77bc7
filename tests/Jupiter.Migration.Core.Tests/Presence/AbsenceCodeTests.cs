using System;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Presence;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

public sealed class AbsenceCodeTests
{
    private const string Server = "JUPITER-OLD";
    private const string Case = "2026-0042";

    [Fact]
    public void A_code_that_was_drawn_fits_however_it_is_written_down()
    {
        var code = AbsenceCode.Draw(Server, Case);

        Assert.Matches("^[0-9]{3}-[0-9]{3}-[0-9]{3}$", code);
        Assert.All([code, code.Replace("-", "", StringComparison.Ordinal), " " + code.Replace('-', ' ') + " ", code.Replace('-', '–')], typed => Assert.True(AbsenceCode.Fits(typed, Server, Case)));
        Assert.True(AbsenceCode.Fits(code, " jupiter-old. ", Case));
    }

    [Fact]
    public void A_slip_of_one_digit_is_noticed()
    {
        var code = AbsenceCode.Draw(Server, Case).Replace("-", "", StringComparison.Ordinal);
        var slips = from place in Enumerable.Range(0, code.Length)
                    from wrong in Enumerable.Range(1, 9)
                    select string.Concat(code.Select((digit, i) => i == place ? (char)('0' + ((digit - '0' + wrong) % 10)) : digit));

        // Four digits that follow from the rest let one wrong code in ten thousand through.
        Assert.True(slips.Count(slip => AbsenceCode.Fits(slip, Server, Case)) <= 1);
    }

    [Fact]
    public void The_tag_of_another_server_and_of_another_case_does_not_fit()
    {
        var codes = Enumerable.Range(0, 200).Select(_ => AbsenceCode.Draw(Server, Case)).ToArray();

        Assert.True(codes.Count(code => AbsenceCode.Fits(code, "JUPITER", Case)) <= 2);
        Assert.True(codes.Count(code => AbsenceCode.Fits(code, Server, "2026-0043")) <= 2);
        Assert.True(codes.Distinct().Count() > 150);
    }

    [Fact]
    public void Whatever_else_is_typed_is_no_code_and_no_failure() =>
        Gen.String.Sample(typed => typed.Count(char.IsDigit) == 9 || !AbsenceCode.Fits(typed, Server, Case));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("١٢٣٤٥٦٧٨٩")]
    public void Nothing_and_digits_of_other_scripts_are_no_code(string? typed) => Assert.False(AbsenceCode.Fits(typed, Server, Case));
}
