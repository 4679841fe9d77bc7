using System.Collections.Generic;
using Jupiter.Migration.HelpBuilder.Text;

namespace Jupiter.Migration.HelpBuilder.Pages;

/// <summary>A type of objects that go into a cmdlet or come out of it.</summary>
/// <param name="Name">Name of the type.</param>
/// <param name="Description">What the objects are.</param>
internal sealed record HelpType(string Name, IReadOnlyList<TextBlock> Description);
