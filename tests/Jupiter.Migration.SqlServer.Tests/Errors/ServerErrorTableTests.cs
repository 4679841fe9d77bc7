using System.Globalization;
using System.Linq;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Errors;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Errors;

/// <summary>Every number that is told apart has a text and a remedy in both languages, and the end of others is never the cause.</summary>
public sealed class ServerErrorTableTests
{
    public static TheoryData<int> Numbers => new(ServerErrorTable.All.Keys);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_cause_has_a_text_and_a_remedy_in_both_languages(int number)
    {
        var id = ServerErrorTable.All[number];
        foreach (var culture in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("ru") })
        {
            var texts = SR.ResourceManager.GetResourceSet(culture, true, false)!;
            Assert.False(string.IsNullOrWhiteSpace(texts.GetString(id)), id);
            Assert.False(string.IsNullOrWhiteSpace(texts.GetString(id + "_Remedy")), id);
        }
    }

    [Fact]
    public void Each_cause_that_the_facts_name_is_told_apart()
    {
        int[] own = [3041, 3043, 3110, 3141, 3154, 3156, 3169, 3183, 3189, 3201, 3202, 3203, 3241, 3256, 3257, 3415, 18456, 4060, 1205, 596];

        Assert.Equal(own.Length, own.Select(number => ServerErrorTable.All[number]).Distinct().Count());
    }

    [Fact]
    public void That_a_backup_ended_abnormally_is_no_cause_beside_another()
    {
        ServerMessage[] messages = [new(3041, 16, "BACKUP failed"), new(3201, 16, "Cannot open"), new(3013, 16, "terminating")];

        Assert.Equal(3201, ServerMessage.CauseAmong(messages).Number);
        Assert.Equal(3041, ServerMessage.CauseAmong([messages[2], messages[0]]).Number);
        Assert.Equal("3041: BACKUP failed; 3201: Cannot open; 3013: terminating", ServerMessage.Describe(messages));
    }
}
