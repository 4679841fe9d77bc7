using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["name", "address", "port", "isMainPos", "identityQueries", "preconditionQueries", "businessDayQuery"];

    [Theory]
    [InlineData("preconditionQuerys", "preconditionQueries")]
    [InlineData("PreconditionQueries", "preconditionQueries")]
    [InlineData("preconditonQueries", "preconditionQueries")]
    [InlineData("adress", "address")]
    [InlineData("addresss", "address")]
    [InlineData("prot", "port")]
    [InlineData("nmae", "name")]
    [InlineData("isMainPOS", "isMainPos")]
    [InlineData("bussinesDayQuery", "businessDayQuery")]
    public void A_slip_of_the_pen_is_recognised(string written, string meant) => Assert.Equal(meant, NearestName.Of(written, Known));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("shift")]
    [InlineData("комментарий")]
    public void Another_word_is_not_taken_for_one(string written) => Assert.Null(NearestName.Of(written, Known));

    [Fact]
    public void A_name_without_end_costs_nothing() => Assert.Null(NearestName.Of(new string('n', 1 << 20), Known));
}
