using System.Linq;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Venues;

public sealed class TaxNumberTests
{
    // Published numbers of organisations, and the example of a sole trader's that goes round in the trade.
    [Theory]
    [InlineData("7707083893")]
    [InlineData("7736050003")]
    [InlineData("7728168971")]
    [InlineData("500100732259")]
    public void A_number_whose_check_digits_are_right_is_one(string number) => Assert.True(TaxNumber.IsSound(number));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("770708389")]
    [InlineData("77070838930")]
    [InlineData(" 7707083893")]
    [InlineData("７７０７０８３８９３")]
    [InlineData("77O7083893")]
    [InlineData("500100732295")]
    public void Anything_else_is_none(string? number) => Assert.False(TaxNumber.IsSound(number));

    [Fact]
    public void One_wrong_digit_is_always_seen_where_it_stands_in_for_the_check()
    {
        foreach (var number in new[] { "7707083893", "500100732259" })
        {
            Assert.All(
                Enumerable.Range('0', 10).Where(digit => digit != number[^1]),
                digit => Assert.False(TaxNumber.IsSound(number[..^1] + (char)digit)));
        }
    }
}
