using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Status;

/// <summary>A venue with one POS terminal, no folders and no companions is told whole sentences.</summary>
public sealed partial class SmallVenueTests
{
    [Theory]
    [InlineData(MigrationKind.ServerReplacement, "en")]
    [InlineData(MigrationKind.ServerReplacement, "ru")]
    [InlineData(MigrationKind.OsReinstall, "en")]
    [InlineData(MigrationKind.OsReinstall, "ru")]
    public void NoListOfItsMessagesIsEmpty(MigrationKind kind, string culture)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            using var sample = new SampleCase(kind, change: venue => venue with { Computers = [venue.Computers[0]], Folders = [] });
            using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
            var view = new StepView(migration);
            var steps = migration.Procedure.Forward.Steps.Concat(migration.Procedure.Back.Steps).Select(view.Of).ToArray();

            Assert.All(steps.SelectMany(step => new[] { step.Instruction, step.Message, step.MessageRussian }), text => Assert.DoesNotMatch(Hole(), text));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    // Where a list is empty, punctuation follows punctuation, or a dash stands for it.
    [GeneratedRegex(@"[(:,] *[—]?[).,;]|\bдо —|until —")]
    private static partial Regex Hole();
}
