"""Whether a file lies on a network share, by the table of mounts that the system gives."""

import pytest

from cchc_score.follow_up.network import networked

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//may-chu/cchc /mnt/cchc cifs rw 0 0
may-chu:/nam /mnt/Cong\\040viec nfs4 rw 0 0
/dev/sdb1 /mnt/cchc/o-cung ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/van-phong/nam-2025/follow-up.sqlite", False),
        ("/mnt/cchc/nam-2025/follow-up.sqlite", True),
        ("/mnt/Cong viec/follow-up.sqlite", True),
        ("/mnt/cchc/o-cung/follow-up.sqlite", False),  # a local disk mounted inside the share
        ("/mnt/cchc-khac/follow-up.sqlite", False),  # another folder with a similar name
    ],
)
def test_the_longest_mount_above_a_file_tells(path, expected):
    assert networked(path, MOUNTS) is expected
