using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

public sealed class WindowsNameTests
{
    [Theory]
    [InlineData("NUL")]
    [InlineData("nul.bak")]
    [InlineData("Con.2026.json")]
    [InlineData("aux")]
    [InlineData("PRN .txt")]
    [InlineData("COM1.bak")]
    [InlineData("com0")]
    [InlineData("LPT9.db")]
    [InlineData("COM\u00B9")]
    [InlineData("LPT\u00B3.bak")]
    [InlineData("CONIN$")]
    [InlineData("conout$.log")]
    [InlineData("NUL:")]
    public void A_device_is_known_whatever_its_ending(string name) => Assert.True(WindowsName.IsDevice(name));

    [Theory]
    [InlineData("Jupiter.bak")]
    [InlineData("NULL.bak")]
    [InlineData("COM")]
    [InlineData("COM10.bak")]
    [InlineData("COMA")]
    [InlineData("my.NUL")]
    [InlineData("CON1")]
    [InlineData("Консоль")]
    [InlineData("")]
    public void Other_names_are_names(string name) => Assert.False(WindowsName.IsDevice(name));

    [Theory]
    [InlineData("Jupiter.bak", true)]
    [InlineData("Кафе «Ёлки», ночь №1.bak", true)]
    [InlineData("Jupiter.bak:stream", false)]
    [InlineData(@"D:\Jupiter.bak", false)]
    [InlineData("what?.bak", false)]
    [InlineData("Jupiter.bak.", false)]
    [InlineData("Jupiter.bak ", false)]
    [InlineData("a\tb", false)]
    [InlineData("", false)]
    public void A_name_is_possible_when_windows_can_keep_it(string name, bool isPossible) => Assert.Equal(isPossible, WindowsName.IsPossible(name));
}
