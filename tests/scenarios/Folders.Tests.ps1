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
