BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $source = "$TestDrive/Отчёты"
    New-Item "$source/Смена 1" -ItemType Directory | Out-Null
    Set-Content "$source/Смена 1/чек.txt" 'один'
    Set-Content "$source/b.txt" 'zwei'
    New-Item "$TestDrive/usb" -ItemType Directory | Out-Null
    $copy = "$TestDrive/usb/Отчёты"
}

Describe 'The folders of P2' {
    It 'are copied with a list and stand the test' {
        $result = Backup-JupiterFolder $source -Destination "$TestDrive/usb"
        $result.Files | Should -Be 2
        $result.Faults | Should -Be 0
        $result.IsReadFromMedium | Should -BeTrue
        "$copy.folder.jsonl" | Should -Exist
        Get-Content "$copy/Смена 1/чек.txt" | Should -Be 'один'
        @($result | Test-JupiterFolder -Against $source | Where-Object Status -NE 'Pass') | Should -HaveCount 0
    }

    It 'are not copied twice without being asked, nor under one name' {
        { Backup-JupiterFolder $source -Destination "$TestDrive/usb" -ErrorAction Stop } | Should -Throw -ErrorId 'FolderListThere,Jupiter.Migration.Commands.BackupJupiterFolderCommand'
        New-Item "$TestDrive/other/Отчёты" -ItemType Directory | Out-Null
        Backup-JupiterFolder $source, "$TestDrive/other/Отчёты" -Destination "$TestDrive/usb" -Force -ErrorAction SilentlyContinue -ErrorVariable faults | Out-Null
        $faults.FullyQualifiedErrorId | Should -Be 'FolderNameTwice,Jupiter.Migration.Commands.BackupJupiterFolderCommand'
    }

    It 'come back as they were' {
        (Restore-JupiterFolder $copy -Destination "$TestDrive/new" -Confirm:$false).Files | Should -Be 2
        Get-Content "$TestDrive/new/Смена 1/чек.txt" | Should -Be 'один'
        (Get-Item "$TestDrive/new/b.txt").LastWriteTimeUtc | Should -Be (Get-Item "$source/b.txt").LastWriteTimeUtc
    }

    It 'show what is newer on the old server' {
        Set-Content "$source/late.txt" 'x'
        (Test-JupiterFolder $copy -Against $source | Where-Object Id -EQ 'Folder.Newer').Actual | Should -Match 'late.txt'
    }

    It 'are not put back when a byte of the copy has changed' {
        [IO.File]::WriteAllText("$copy/b.txt", 'Zwei')
        (Test-JupiterFolder $copy | Where-Object Blocks).Id | Should -Be 'Folder.Content'
        Restore-JupiterFolder $copy -Destination "$TestDrive/damaged" -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable faults | Out-Null
        $faults[0].FullyQualifiedErrorId | Should -Be 'FolderCopyDamaged,Jupiter.Migration.Commands.RestoreJupiterFolderCommand'
        "$TestDrive/damaged/b.txt" | Should -Not -Exist
    }
}

Describe 'A folder that is not at rest' {
    BeforeAll {
        $busy = "$TestDrive/Занято"
        New-Item $busy -ItemType Directory | Out-Null
        Set-Content "$busy/покой.txt" 'x'
    }

    It 'has paths of more than 260 characters' {
        $deep = ($busy, ((1..6 | ForEach-Object { 'папка' * 11 }) -join '/')) -join '/'
        [IO.Directory]::CreateDirectory($deep) | Out-Null
        [IO.File]::WriteAllText("$deep/глубоко.txt", 'глубоко')
        $result = Backup-JupiterFolder $busy -Destination "$TestDrive/deep" -ErrorAction Stop
        $result.Files | Should -Be 2
        @($result | Test-JupiterFolder | Where-Object Status -NE 'Pass') | Should -HaveCount 0
        (Restore-JupiterFolder $result.Path -Destination "$TestDrive/deep-new" -Confirm:$false).Files | Should -Be 2
        [IO.File]::ReadAllText($deep.Replace($busy, "$TestDrive/deep-new") + '/глубоко.txt') | Should -Be 'глубоко'
        [IO.Directory]::Delete(($busy, ('папка' * 11)) -join '/', $true)
    }

    It 'has files that another program writes to, or lets nobody read' -Skip:(-not $IsWindows) {
        Set-Content "$busy/журнал.log" 'начало'
        Set-Content "$busy/закрыто.dat" 'x'
        $writing = [IO.File]::Open("$busy/журнал.log", 'Append', 'Write', 'ReadWrite')
        $held = [IO.File]::Open("$busy/закрыто.dat", 'Open', 'Read', 'None')
        try {
            $result = Backup-JupiterFolder $busy -Destination "$TestDrive/busy" -ErrorAction SilentlyContinue -ErrorVariable faults
        }
        finally {
            $writing.Close()
            $held.Close()
        }

        @($faults | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] } | Sort-Object) | Should -Be 'FileHeld', 'FolderFileOpen'
        $result.Files, $result.Faults | Should -Be 2, 1
        Get-Content "$($result.Path)/журнал.log" | Should -Be 'начало'
        (Test-JupiterFolder $result.Path | Where-Object Id -EQ 'Folder.Complete').Status | Should -Be 'Fail'
        $again = Backup-JupiterFolder $busy -Destination "$TestDrive/busy" -ErrorAction Stop
        $again.Files, $again.Taken, $again.Faults | Should -Be 3, 1, 0
        @(Test-JupiterFolder $again.Path | Where-Object Status -NE 'Pass') | Should -HaveCount 0
    }

    It 'is not followed through a link that a pattern matched' -Skip:$IsWindows {
        New-Item "$TestDrive/links" -ItemType Directory | Out-Null
        New-Item "$TestDrive/links/alias" -ItemType SymbolicLink -Value $busy | Out-Null
        { Backup-JupiterFolder "$TestDrive/links/*" -Destination "$TestDrive/by-pattern" -ErrorAction Stop } | Should -Throw -ErrorId 'FolderIsLink,Jupiter.Migration.Commands.BackupJupiterFolderCommand'
        (Backup-JupiterFolder "$TestDrive/links/alias" -Destination "$TestDrive/by-name" -ErrorAction Stop).Files | Should -BeGreaterThan 0
    }
}
