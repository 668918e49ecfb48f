<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Inkling</name>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 0</source>
        <translation>类别 0</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 0</source>
        <translation>用类别 0 绘制</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 1</source>
        <translation>类别 1</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 1</source>
        <translation>用类别 1 绘制</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 2</source>
        <translation>类别 2</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 2</source>
        <translation>用类别 2 绘制</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 3</source>
        <translation>类别 3</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 3</source>
        <translation>用类别 3 绘制</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 4</source>
        <translation>类别 4</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 4</source>
        <translation>用类别 4 绘制</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 5</source>
        <translation>类别 5</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 5</source>
        <translation>用类别 5 绘制</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 6</source>
        <translation>类别 6</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 6</source>
        <translation>用类别 6 绘制</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 7</source>
        <translation>类别 7</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 7</source>
        <translation>用类别 7 绘制</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 8</source>
        <translation>类别 8</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 8</source>
        <translation>用类别 8 绘制</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 9</source>
        <translation>类别 9</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 9</source>
        <translation>用类别 9 绘制</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class above</source>
        <translation>上一个类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with the class above in the list</source>
        <translation>用列表中的上一个类别绘制</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class below</source>
        <translation>下一个类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with the class below in the list</source>
        <translation>用列表中的下一个类别绘制</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Add class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Add a class to this project</source>
        <translation>向此项目添加一个类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Add classes from a template…</source>
        <translation>从模板添加类别…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Add the classes of Cityscapes, CamVid, PASCAL VOC or ADE20K</source>
        <translation>添加 Cityscapes、CamVid、PASCAL VOC 或 ADE20K 的类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Rename class</source>
        <translation>重命名类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Type another name for the class that you draw with</source>
        <translation>为当前类别输入新名称</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Colour of the class…</source>
        <translation>类别颜色…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Choose another colour for the class that you draw with</source>
        <translation>为当前类别选择其他颜色</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Make colours easy to tell apart</source>
        <translation>使颜色易于区分</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Give another colour to each class that could be taken for another one, also by the colour-blind, or for the image below it</source>
        <translation>为容易与其他类别或下方图像混淆的类别换上其他颜色，色觉障碍者也能分辨</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Delete class…</source>
        <translation>删除类别…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Take the class that you draw with out of this project; its pixels are counted first</source>
        <translation>从此项目中删除当前类别；先统计其像素</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Merge class into another…</source>
        <translation>将类别并入另一类别…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Give all pixels of the class that you draw with, in every image, to another class; counted first</source>
        <translation>将所有图像中当前类别的全部像素归入另一类别；先统计</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Lock class</source>
        <translation>锁定类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Nothing paints over the pixels of the class that you draw with: no tool, no cut, no prediction</source>
        <translation>任何工具、切割或预测都不会覆盖当前类别的像素</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Hide class</source>
        <translation>隐藏类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Do not draw the class that you draw with; its pixels stay, and nothing unseen is accepted</source>
        <translation>不显示当前类别；其像素保留，未显示的内容不会被接受</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Show only this class</source>
        <translation>只显示此类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Hide all other classes; the same key shows them again</source>
        <translation>隐藏其他所有类别；再按同一键重新显示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Show all classes</source>
        <translation>显示所有类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw every class again</source>
        <translation>重新显示每个类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Move class up</source>
        <translation>上移类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Show the class that you draw with further up; its number and its key stay</source>
        <translation>将当前类别在列表中上移；编号和按键不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Move class down</source>
        <translation>下移类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Show the class that you draw with further down; its number and its key stay</source>
        <translation>将当前类别在列表中下移；编号和按键不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Put the class in a group…</source>
        <translation>将类别归入组…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Show the class that you draw with under a heading of the list</source>
        <translation>在列表的某个标题下显示当前类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Counts of classes…</source>
        <translation>类别统计…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Count pixels, objects and images of each class over the whole project</source>
        <translation>统计整个项目中每个类别的像素、对象和图像数</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Fold or unfold the group</source>
        <translation>折叠或展开组</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Leave the group of the class that you draw with out of the list, or show it again</source>
        <translation>在列表中收起当前类别所在的组，或重新显示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Adjust the picture</source>
        <translation>调整画面</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Sliders for brightness, contrast and gamma, in the side panel; only what you see changes</source>
        <translation>侧面板中的亮度、对比度和伽马滑块；只改变显示效果</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Automatic contrast</source>
        <translation>自动对比度</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Brightest parts white, darkest black, by the values of this image; only what you see changes</source>
        <translation>按此图像的数值，最亮处为白，最暗处为黑；只改变显示效果</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Reset the picture</source>
        <translation>重置画面</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the picture as it is in its file: no brightness, contrast, gamma, channels or inversion</source>
        <translation>按文件原样显示画面：不调亮度、对比度、伽马、通道，也不反相</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Adjust this image only</source>
        <translation>仅调整此图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Brightness, contrast and channels of this image alone; off: the ones of all images of the project</source>
        <translation>亮度、对比度和通道仅用于此图像；关闭时使用项目所有图像的设置</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Brighter</source>
        <translation>调亮</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the picture brighter; the image itself stays</source>
        <translation>使画面更亮；图像本身不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Darker</source>
        <translation>调暗</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the picture darker; the image itself stays</source>
        <translation>使画面更暗；图像本身不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>More contrast</source>
        <translation>提高对比度</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Bright and dark farther apart; the image itself stays</source>
        <translation>拉大明暗差距；图像本身不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Less contrast</source>
        <translation>降低对比度</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Bright and dark closer together; the image itself stays</source>
        <translation>缩小明暗差距；图像本身不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the red channel</source>
        <translation>显示红色通道</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the green channel</source>
        <translation>显示绿色通道</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the blue channel</source>
        <translation>显示蓝色通道</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the brightness of the channels that are on, without colour; one alone shows as it is</source>
        <translation>以无彩色亮度显示已开启的通道；只有一个通道时按原样显示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Invert</source>
        <translation>反相</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show dark as bright and bright as dark</source>
        <translation>明暗对调显示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Image alone (hold)</source>
        <translation>仅图像（按住）</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Hold the key to see the image without mask, scribbles and uncertainty</source>
        <translation>按住此键查看图像，不显示掩膜、涂鸦和不确定性</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Prediction alone</source>
        <translation>仅预测</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show what the model says, also where the mask says otherwise; again: the mask</source>
        <translation>显示模型的判断，包括掩膜与之不同之处；再按一次：掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Difference to the prediction</source>
        <translation>与预测的差异</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Plain: the model says this class instead. Hatched: the model misses this class. Again: the mask</source>
        <translation>纯色：模型判断为该类别。斜线：模型漏掉该类别。再按一次：掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Left of a divider that you can drag the image alone, right of it with its mask</source>
        <translation>可拖动的分隔线左侧仅为图像，右侧带掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Compare with the image, prediction or last mask</source>
        <translation>与图像、预测或上次掩膜比较</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Left of the divider the image alone; again: the prediction; again: the mask without the cut in sight</source>
        <translation>分隔线左侧仅为图像；再按：预测；再按：不含当前切割的掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Scale bar</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Draw a bar of a round length; the size of a pixel is set in 'Adjust the picture'</source>
        <translation>绘制长度为整数的比例尺；像素尺寸在“调整画面”中设置</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Rulers</source>
        <translation>标尺</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show rulers along the upper and left edge, in pixels or in the unit of the pixel size</source>
        <translation>在上边缘和左边缘显示标尺，单位为像素或像素尺寸的单位</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Pixel grid</source>
        <translation>像素网格</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Draw lines between the pixels from 16:1 on</source>
        <translation>从 16:1 起在像素之间画线</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Cross hair</source>
        <translation>十字线</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Draw lines through the pointer from edge to edge</source>
        <translation>过指针画出贯穿画面的线</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Take back the last change of this image</source>
        <translation>撤销此图像的上一次更改</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Do again what was undone</source>
        <translation>恢复刚才撤销的操作</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Take back the stroke, cut or scribbles</source>
        <translation>收回笔画、切割或涂鸦</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>One thing at a time: the stroke in progress, the cut that is not applied, then its scribbles</source>
        <translation>逐项收回：正在画的笔画、未应用的切割，然后是其涂鸦</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Clear this image</source>
        <translation>清空此图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Remove every label and scribble of this image (can be undone)</source>
        <translation>移除此图像的所有标签和涂鸦（可撤销）</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Preferences…</source>
        <translation>首选项…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>All settings in one place, with a search: colours, mask, cut, model, safety copies, keys</source>
        <translation>所有设置集中一处并可搜索：颜色、掩膜、切割、模型、安全副本、按键</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Make a project from a folder of images</source>
        <translation>用一个图像文件夹创建项目</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Open folder of images…</source>
        <translation>打开图像文件夹…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Start labelling the images of a folder at once</source>
        <translation>立即开始标注一个文件夹中的图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Open a project that was made before</source>
        <translation>打开已有的项目</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Open the demo</source>
        <translation>打开演示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Try everything on a small ready-made project</source>
        <translation>在一个现成的小项目中试用所有功能</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Add images…</source>
        <translation>添加图像…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Add another folder of images to this project</source>
        <translation>向此项目再添加一个图像文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Where are my images now?…</source>
        <translation>图像现在在哪里？…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Find the images again that were moved to another folder</source>
        <translation>重新找到已移到其他文件夹的图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Import labels…</source>
        <translation>导入标签…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Take over masks and outlines of other programs, after a look at examples</source>
        <translation>查看示例后，导入其他程序的掩膜和轮廓</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Import labels over yours…</source>
        <translation>导入标签并替换已有标签…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Take over labels in the place of those that images have; undo brings yours back</source>
        <translation>用导入的标签替换图像已有的标签；撤销可恢复您的标签</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Export masks…</source>
        <translation>导出掩膜…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Write images, masks and classes to a folder</source>
        <translation>将图像、掩膜和类别写入一个文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Label Studio and CVAT…</source>
        <translation>Label Studio 和 CVAT…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Fetch tasks of a labelling server, and send it accepted masks</source>
        <translation>从标注服务器获取任务，并向其发送已接受的掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Audit…</source>
        <translation>数据核查…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Find what is probably wrong with images and masks: go through it, repair it, or leave it as it is</source>
        <translation>查找图像和掩膜中可能有误之处：逐一查看、修复，或保持原样</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Make a safety copy</source>
        <translation>创建安全副本</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Copy classes, masks, history and models to one file; your work itself is saved already</source>
        <translation>将类别、掩膜、历史和模型复制到一个文件；您的工作本身已经保存</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Restore a safety copy…</source>
        <translation>恢复安全副本…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Make a project of a safety copy, beside this one; choose when copies are made</source>
        <translation>用安全副本在此项目旁建立一个项目；选择何时创建副本</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Project settings…</source>
        <translation>项目设置…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>See and change what is kept with this project</source>
        <translation>查看和更改随此项目保存的内容</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Name of the project…</source>
        <translation>项目名称…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Call this project otherwise; its folder keeps its name</source>
        <translation>为此项目另起名称；其文件夹名不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Close project</source>
        <translation>关闭项目</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Back to the welcome page; everything is saved already</source>
        <translation>返回欢迎页；所有内容均已保存</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Close the window; everything is saved already</source>
        <translation>关闭窗口；所有内容均已保存</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Find an action…</source>
        <translation>查找操作…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Type a few letters of what you want: any action, a class or an image</source>
        <translation>输入几个字母即可查找任何操作、类别或图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Tour in four steps</source>
        <translation>四步导览</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Scribble, correct, accept and see a prediction, on the demo; a small card says what comes next</source>
        <translation>在演示项目上涂鸦、修正、接受并查看预测；小卡片会提示下一步</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Find any action and its key, set your own keys, choose those of another program, print them</source>
        <translation>查找任何操作及其按键，设置自己的按键，选用其他程序的按键，打印</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Check this project…</source>
        <translation>检查此项目…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Look for damage in the project's files, and repair it</source>
        <translation>查找项目文件中的损坏并修复</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Check this machine…</source>
        <translation>检查此计算机…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Run the graph cut and a network of every family once; about a minute, beside the window</source>
        <translation>图割和每类网络各运行一次；约一分钟，不影响窗口使用</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Past messages</source>
        <translation>历史消息</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Read again what was reported since the start</source>
        <translation>重新查看启动以来的消息</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>About Inkling</source>
        <translation>关于 Inkling</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Version, licence and the log file</source>
        <translation>版本、许可证和日志文件</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Apply the cut</source>
        <translation>应用切割</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Make the cut in sight part of the mask; while it is being made, as soon as it is done</source>
        <translation>将当前显示的切割并入掩膜；若仍在计算，完成后立即并入</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Accept and open the next image</source>
        <translation>接受并打开下一张图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>This mask is right, a cut in sight included: learn from it and open the next image</source>
        <translation>此掩膜正确（包括当前显示的切割）：从中学习并打开下一张图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Warn about unfinished masks</source>
        <translation>提醒未完成的掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Mostly unlabelled images, and those of one class, are accepted by a second press; in this project</source>
        <translation>在此项目中，大部分未标注或只有一个类别的图像需再按一次才接受</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Skip this image</source>
        <translation>跳过此图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Mark the image as not worth labelling and go to the next</source>
        <translation>将图像标记为不值得标注，并转到下一张</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Checked</source>
        <translation>已复核</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Mark the accepted images chosen in the list as checked by a second look; again: take the mark off</source>
        <translation>将列表中选中的已接受图像标记为已复核；再按一次：取消标记</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Remove from the project</source>
        <translation>从项目中移除</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Take the images chosen in the list out of the project; files and masks are kept</source>
        <translation>将列表中选中的图像移出项目；文件和掩膜保留</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Put removed images back</source>
        <translation>放回已移除的图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Take the removed images that are chosen in the list into the project again</source>
        <translation>将列表中选中的已移除图像重新加入项目</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Group of images…</source>
        <translation>图像分组…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Put the images chosen in the list into a group, such as a patient or a slide; the list can show one</source>
        <translation>将列表中选中的图像归入一组，例如一位患者或一张切片；列表可只显示一组</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Tags of images…</source>
        <translation>图像关键词…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Say something of the images chosen in the list, such as blurred or night; the list can show one tag</source>
        <translation>为列表中选中的图像添加说明，例如模糊或夜晚；列表可只显示某个关键词</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Sort by a tag…</source>
        <translation>按关键词排序…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>List the images that may have a tag, the most likely first; nothing is tagged by itself</source>
        <translation>列出可能带有某关键词的图像，最可能的在前；不会自动添加</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>It has the suggested tag</source>
        <translation>有建议的关键词</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Give the chosen images the tag that the list is sorted by, and go on to the next one</source>
        <translation>为选中的图像添加列表排序所用的关键词，并转到下一张</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>It does not have the suggested tag</source>
        <translation>没有建议的关键词</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Say that the chosen images do not have the tag that the list is sorted by, and go on to the next one</source>
        <translation>表示选中的图像没有列表排序所用的关键词，并转到下一张</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Name of the image…</source>
        <translation>图像名称…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Show the image under another name in this project; its file keeps its own</source>
        <translation>在此项目中以其他名称显示图像；文件名不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Pages and channels…</source>
        <translation>页和通道…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Choose page, slice and time of the image's file, and its channels with colours and ranges</source>
        <translation>选择图像文件的页、切片和时间点，以及通道的颜色和范围</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Copy the path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Copy where the files of the chosen images lie</source>
        <translation>复制所选图像的文件位置</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Show the file in its folder</source>
        <translation>在文件夹中显示文件</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Open the folder of the image in the file manager</source>
        <translation>在文件管理器中打开图像所在的文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Previous image</source>
        <translation>上一张图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Open the image above in the list</source>
        <translation>打开列表中的上一张图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Next image</source>
        <translation>下一张图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Open the image below in the list</source>
        <translation>打开列表中的下一张图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Next image to label</source>
        <translation>下一张待标注图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Open the image that comes next by the order chosen above the list</source>
        <translation>按列表上方所选顺序打开下一张图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Change what comes next</source>
        <translation>更改下一张的顺序</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>The next order of the choice above the list: as listed, most uncertain, most different, least effort</source>
        <translation>切换列表上方的顺序：按列表、最不确定、差异最大、工作量最少</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>List what to label next</source>
        <translation>列出接下来要标注的图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>List the images in the chosen order, each with its reason</source>
        <translation>按所选顺序列出图像，并附上理由</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Review wall…</source>
        <translation>审阅墙…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>See predicted images side by side, and accept all that are right a page at a time</source>
        <translation>并排查看已预测的图像，并逐页接受所有正确的图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Predict this image</source>
        <translation>预测此图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Let the current model predict this image again</source>
        <translation>让当前模型重新预测此图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Put the prediction aside</source>
        <translation>搁置预测</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Work on this image as if there were no prediction; the same key, or a new prediction, brings it back</source>
        <translation>如同没有预测一样处理此图像；再按同一键或有新预测时恢复</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Jump to the most doubtful spot</source>
        <translation>跳到最可疑之处</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Show the place where the model is least sure; again for the next one</source>
        <translation>显示模型最没把握的位置；再按跳到下一处</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Find similar images</source>
        <translation>查找相似图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>List the images that are most like this one</source>
        <translation>列出与此图像最相似的图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Show all images again</source>
        <translation>重新显示所有图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>End the list of similar images, and any search</source>
        <translation>退出相似图像列表和任何搜索</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Map of the images…</source>
        <translation>图像分布图…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>See all images laid out by likeness; a click opens one</source>
        <translation>按相似程度查看所有图像的分布；单击可打开</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Open the most different image</source>
        <translation>打开差异最大的图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Open the image that is least like all labelled ones</source>
        <translation>打开与所有已标注图像最不相似的图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/key_texts.py"/>
        <source>. (full stop)</source>
        <translation>.（句点）</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/key_texts.py"/>
        <source>, (comma)</source>
        <translation>,（逗号）</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it moves the image, and the choice in a list.</source>
        <translation>{key} 不能使用：它用于移动图像和列表中的选择。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it fits the image, and goes to the top of a list.</source>
        <translation>{key} 不能使用：它用于使图像适合窗口和转到列表开头。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it goes to the end of a list.</source>
        <translation>{key} 不能使用：它用于转到列表末尾。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it removes what is chosen in a list.</source>
        <translation>{key} 不能使用：它用于移除列表中选中的项。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it renames what is chosen in a list.</source>
        <translation>{key} 不能使用：它用于重命名列表中选中的项。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it opens the menu of a list.</source>
        <translation>{key} 不能使用：它用于打开列表的菜单。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it belongs to “{action}” and stays there.</source>
        <translation>{key} 不能使用：它固定属于“{action}”。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it opens the menu {menu}.</source>
        <translation>{key} 不能使用：它用于打开菜单 {menu}。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Use a ready model…</source>
        <translation>使用现成模型…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Predict people, animals, vehicles and furniture before labelling anything</source>
        <translation>在标注之前就能预测人、动物、车辆和家具</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Learn now</source>
        <translation>立即学习</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Improve the model from the images that you accepted</source>
        <translation>用您接受的图像改进模型</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Pause or resume learning</source>
        <translation>暂停或继续学习</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Pause learning; the same key resumes it</source>
        <translation>暂停学习；再按同一键继续</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Stop what runs</source>
        <translation>停止当前任务</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Stop adding or importing files; if none are, stop learning</source>
        <translation>停止添加或导入文件；若无此类任务，则停止学习</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Stop learning</source>
        <translation>停止学习</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Stop and keep the current model</source>
        <translation>停止并保留当前模型</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Learn from unlabelled images…</source>
        <translation>从未标注图像学习…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Let the network get used to your images before the first label</source>
        <translation>在第一个标签之前，让网络先熟悉您的图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Learn automatically</source>
        <translation>自动学习</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Learn after each image that you accept</source>
        <translation>每接受一张图像后学习</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Choose the network…</source>
        <translation>选择网络…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Which network learns, from what start, and how</source>
        <translation>由哪个网络学习、从何处开始、如何学习</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Augmentation: how images are varied…</source>
        <translation>数据增强：如何变化图像…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>See and choose how learning turns, bends and relights your images, so that few of them teach more</source>
        <translation>查看并选择学习时如何旋转、弯曲图像和改变光照，使少量图像也能学到更多</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Model card…</source>
        <translation>模型卡片…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>What each model of this project learned from, and how good it is</source>
        <translation>此项目的每个模型从什么学习、效果如何</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Predict images in the background</source>
        <translation>在后台预测图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Let the model predict the images that are not accepted, one at a time, while nothing else runs</source>
        <translation>空闲时让模型逐张预测尚未接受的图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>More exact prediction</source>
        <translation>更精确的预测</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Average the predictions of twelve copies of each image: better, 12 × slower</source>
        <translation>对每张图像的十二个副本的预测取平均：更好，但慢 12 倍</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Smooth the boundary</source>
        <translation>平滑边界</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Take spikes and notches off the class that you draw with</source>
        <translation>去掉当前类别的尖刺和缺口</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Fill holes</source>
        <translation>填充孔洞</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Give the class that you draw with all that it encloses</source>
        <translation>将当前类别包围的所有内容归入该类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Remove islands</source>
        <translation>移除孤岛</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Remove pieces of the class that you draw with that are smaller than the size in the card Cut</source>
        <translation>移除当前类别中小于“切割”卡片所设大小的碎块</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Shrink by a pixel</source>
        <translation>收缩一个像素</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Take one pixel off the class that you draw with, all around</source>
        <translation>将当前类别四周各去掉一个像素</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Grow by a pixel</source>
        <translation>扩张一个像素</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Add one pixel to the class that you draw with, all around</source>
        <translation>将当前类别四周各加上一个像素</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Thin the lines</source>
        <translation>细化线条</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Make lines of the class that you draw with as narrow as the image shows them; none breaks</source>
        <translation>将当前类别的线条收窄到图像所示的宽度；线条不会断开</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>The rest is this class</source>
        <translation>其余都是此类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Give every unlabelled pixel of the image to the class that you draw with, most often the background</source>
        <translation>将图像中所有未标注的像素归入当前绘制的类别，通常是背景</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Delete the object</source>
        <translation>删除对象</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Make the object under the pointer background, also where it is only predicted</source>
        <translation>将指针下的对象变为背景，仅为预测之处也一样</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Copy the object</source>
        <translation>复制对象</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Remember the object under the pointer, to be pasted here or in another image</source>
        <translation>记住指针下的对象，可粘贴到此处或其他图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Paste the object</source>
        <translation>粘贴对象</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Paint the copied object with its middle under the pointer</source>
        <translation>将复制的对象绘制到指针处，以其中心对齐</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Paste the object where it was</source>
        <translation>在原位置粘贴对象</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Paint the copied object at the place that it had in its own image</source>
        <translation>将复制的对象绘制到其在原图中的位置</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Cut in another way</source>
        <translation>换一种切割方式</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Take the next way in the list of the card Cut; the cut in sight is made anew</source>
        <translation>采用“切割”卡片列表中的下一种方式；当前切割会重新计算</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Show the frames beside the open image under the canvas: click or drag to go through them</source>
        <translation>在画布下方显示当前图像前后的帧：单击或拖动可浏览</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Previous frame</source>
        <translation>上一帧</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Open the image before this one in its folder</source>
        <translation>打开文件夹中此图像的前一张图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Next frame</source>
        <translation>下一帧</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Open the image after this one in its folder</source>
        <translation>打开文件夹中此图像的后一张图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Previous labelled frame</source>
        <translation>上一个已标注帧</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Open the nearest frame before this one that you labelled</source>
        <translation>打开此帧之前最近的已标注帧</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Next labelled frame</source>
        <translation>下一个已标注帧</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Open the nearest frame after this one that you labelled</source>
        <translation>打开此帧之后最近的已标注帧</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Onion skin</source>
        <translation>洋葱皮</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Draw the outlines of the previous frame's mask over this one</source>
        <translation>在此帧上绘制上一帧掩膜的轮廓</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Mask from the previous frame</source>
        <translation>取上一帧的掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Fill what is unlabelled here with the previous frame's mask, moved as the picture moved</source>
        <translation>用随画面运动而移动的上一帧掩膜填充此处未标注部分</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Mask from the next frame</source>
        <translation>取下一帧的掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Fill what is unlabelled here with the next frame's mask, moved as the picture moved</source>
        <translation>用随画面运动而移动的下一帧掩膜填充此处未标注部分</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Copy the previous frame's mask</source>
        <translation>复制上一帧的掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Fill what is unlabelled here with the previous frame's mask, as it lies</source>
        <translation>用原位不动的上一帧掩膜填充此处未标注部分</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Interpolate between labelled frames</source>
        <translation>在已标注帧之间插值</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Fill all frames between the labelled ones before and after this one; proposals, one step to undo</source>
        <translation>填充前后两个已标注帧之间的所有帧；结果为建议，一步即可撤销</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Propagate to the next frames</source>
        <translation>传播到后续帧</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Carry this mask on, frame by frame, up to the next labelled one or the number in the timeline</source>
        <translation>逐帧向后传播此掩膜，直到下一个已标注帧或时间轴中的帧数</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Propagate to the previous frames</source>
        <translation>传播到先前帧</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Carry this mask back, frame by frame, up to the previous labelled one or the number in the timeline</source>
        <translation>逐帧向前传播此掩膜，直到上一个已标注帧或时间轴中的帧数</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Prediction where motion is unclear</source>
        <translation>运动不明处用预测</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Where content comes into view, propagating takes the model's prediction instead of nothing</source>
        <translation>传播时，在新内容进入画面之处采用模型预测，而不是留空</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Image</source>
        <translation>图像(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Mask</source>
        <translation>掩膜(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Classes</source>
        <translation>类别(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Sequence</source>
        <translation>序列(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Display</source>
        <translation>显示(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Learning</source>
        <translation>学习(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Move the image (hold)</source>
        <translation>移动图像（按住）</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Hold the key and drag; dragging with the middle button does the same</source>
        <translation>按住此键并拖动；用中键拖动效果相同</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Smaller brush</source>
        <translation>减小画笔</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Make what the tool in hand draws thinner</source>
        <translation>使当前工具画得更细</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Larger brush</source>
        <translation>增大画笔</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Make what the tool in hand draws thicker</source>
        <translation>使当前工具画得更粗</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Paint over all, unlabelled or one class</source>
        <translation>可覆盖全部、未标注或一个类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Change only what is unlabelled; again: the class under the pointer; again: all</source>
        <translation>只更改未标注部分；再按：指针下的类别；再按：全部</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Paint over</source>
        <translation>覆盖范围</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Fit image</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the whole image</source>
        <translation>显示整张图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>1:1 pixels</source>
        <translation>1:1 像素</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>One image pixel on one screen pixel</source>
        <translation>一个图像像素对应一个屏幕像素</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the image larger</source>
        <translation>放大显示图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the image smaller</source>
        <translation>缩小显示图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Zoom to a rectangle (hold)</source>
        <translation>缩放到矩形（按住）</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Hold the key and drag around what you want to see; a click shows the object under the pointer</source>
        <translation>按住此键并拖框选出要看的部分；单击显示指针下的对象</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Zoom to the object</source>
        <translation>缩放到对象</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the object under the pointer as large as it fits</source>
        <translation>将指针下的对象尽可能放大显示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Previous view</source>
        <translation>上一视图</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Look where you looked before</source>
        <translation>回到之前查看的位置</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Next view</source>
        <translation>下一视图</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Look again where you came back from</source>
        <translation>回到返回之前查看的位置</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Navigator</source>
        <translation>导航器</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the whole image small in a corner, with what is in view; drag there to look elsewhere</source>
        <translation>在角落以小图显示整张图像和可见范围；在其中拖动可查看别处</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn the view by a quarter to the left; image and mask stay as they are</source>
        <translation>将视图向左旋转 90°；图像和掩膜不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn the view</source>
        <translation>旋转视图</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn the view by a quarter to the right; image and mask stay as they are</source>
        <translation>将视图向右旋转 90°；图像和掩膜不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn left by 15°</source>
        <translation>向左旋转 15°</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn the view a little to the left; image and mask stay as they are</source>
        <translation>将视图稍向左旋转；图像和掩膜不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn right by 15°</source>
        <translation>向右旋转 15°</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn the view a little to the right; image and mask stay as they are</source>
        <translation>将视图稍向右旋转；图像和掩膜不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Mirror left to right</source>
        <translation>左右镜像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Mirror the view left to right; image and mask stay as they are</source>
        <translation>左右镜像视图；图像和掩膜不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Mirror top to bottom</source>
        <translation>上下镜像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Mirror the view top to bottom; image and mask stay as they are</source>
        <translation>上下镜像视图；图像和掩膜不变</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>As the image is</source>
        <translation>图像原样</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the image neither turned nor mirrored</source>
        <translation>不旋转、不镜像地显示图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Straight</source>
        <translation>摆正</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>How the mask is shown</source>
        <translation>掩膜显示方式</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>The next of: filled, as outlines, both, not at all</source>
        <translation>依次切换：填充、轮廓、两者、不显示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Uncertainty</source>
        <translation>不确定性</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Paint over the image where the model is unsure</source>
        <translation>在模型没有把握之处着色</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Single objects</source>
        <translation>实例</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show every single object in its own colour with its number</source>
        <translation>以各自的颜色和编号显示每个实例</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>How single objects are told apart…</source>
        <translation>如何区分实例…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Choose where one object ends and the next begins</source>
        <translation>选择一个对象在何处结束、下一个在何处开始</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Fainter mask</source>
        <translation>淡化掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Make the mask more transparent</source>
        <translation>使掩膜更透明</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Stronger mask</source>
        <translation>加深掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Make the mask less transparent</source>
        <translation>使掩膜更不透明</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Effort…</source>
        <translation>工作量…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>See what each image has cost you, and whether it becomes less</source>
        <translation>查看每张图像花费您多少工作，以及是否在减少</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Statistics…</source>
        <translation>统计…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>See images, classes and days of work of this project as charts, and copy the numbers</source>
        <translation>以图表查看此项目的图像、类别和工作日，并可复制数据</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the panels</source>
        <translation>显示面板</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show or hide all panels</source>
        <translation>显示或隐藏所有面板</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Open or close the list of images</source>
        <translation>打开或关闭图像列表</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Tools and classes</source>
        <translation>工具和类别</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Open or close the panel of tools, classes, cut and model</source>
        <translation>打开或关闭工具、类别、切割和模型面板</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Open or close the list of all steps of this image; a click on a step goes back, or forward, to it</source>
        <translation>打开或关闭此图像的所有步骤列表；单击步骤可后退或前进到该步</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Panels in their usual places</source>
        <translation>面板恢复默认位置</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Dock every panel where it was at first</source>
        <translation>将每个面板停靠在最初的位置</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Only the canvas</source>
        <translation>仅画布</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Hide panels, menus and bars and use the whole screen; the same key brings them back</source>
        <translation>隐藏面板、菜单和工具栏，使用整个屏幕；再按同一键恢复</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Use the whole screen</source>
        <translation>使用整个屏幕</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Find an image</source>
        <translation>查找图像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Type a part of an image's name</source>
        <translation>输入图像名称的一部分</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Dark or light</source>
        <translation>深色或浅色</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Switch between dark, light, and what the system uses</source>
        <translation>在深色、浅色和跟随系统之间切换</translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>{keys} or {key}</source>
        <translation>{keys} 或 {key}</translation>
    </message>
    <message>
        <location filename="../../gui/app.py"/>
        <source>Settings of the window are not saved: {reason}</source>
        <translation>窗口设置未保存：{reason}</translation>
    </message>
    <message>
        <location filename="../../gui/app.py"/>
        <source>The log is not written: {reason}</source>
        <translation>日志未写入：{reason}</translation>
    </message>
    <message>
        <location filename="../../gui/app.py"/>
        <source>The program goes on with those of this run; projects are not concerned.</source>
        <translation>程序以本次运行的设置继续；项目不受影响。</translation>
    </message>
    <message>
        <location filename="../../gui/app.py"/>
        <source>The program goes on without it; projects are not concerned.</source>
        <translation>程序在没有它的情况下继续；项目不受影响。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/app.py"/>
        <source>The same fault has happened again ({count} times in all).</source>
        <extracomment>The same fault has happened again ({count} time in all).</extracomment>
        <translation>
            <numerusform>同一故障再次发生（共 {count} 次）。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/app.py"/>
        <source>Your work is saved. If the window behaves oddly, close it and start again.</source>
        <translation>您的工作已保存。如果窗口表现异常，请关闭后重新启动。</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/marks.py"/>
        <source>No image</source>
        <translation>无图像</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/view.py"/>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/files.py"/>
        <source>Folder of images</source>
        <translation>图像文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/files.py"/>
        <source>Project (a folder that ends in .inkling)</source>
        <translation>项目（以 .inkling 结尾的文件夹）</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/files.py"/>
        <source>Folder of images to add</source>
        <translation>要添加的图像文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/files.py"/>
        <source>Folder where the images are now</source>
        <translation>图像现在所在的文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/files.py"/>
        <source>the demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/group.py"/>
        <source>This copy of Inkling comes without the demo.</source>
        <translation>此 Inkling 副本不含演示。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/help.py"/>
        <source>Project to check (a folder that ends in .inkling)</source>
        <translation>要检查的项目（以 .inkling 结尾的文件夹）</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/image.py"/>
        <source>No image is chosen. Click one in the list first.</source>
        <translation>未选择图像。请先在列表中单击一张。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/image.py"/>
        <source>Only an accepted image can be marked as checked. Accept it first.</source>
        <translation>只有已接受的图像才能标记为已复核。请先接受它。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/command_table/image.py"/>
        <source>{count:,} chosen images are not accepted, and were left as they are.</source>
        <extracomment>{count} chosen image is not accepted, and was left as it is.</extracomment>
        <translation>
            <numerusform>选中的 {count:,} 张图像未被接受，保持原样。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/command_table/image.py"/>
        <source>The images chosen in the list are removed already.</source>
        <translation>列表中选中的图像已经移除。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/image.py"/>
        <source>A name is for one image. Choose a single one in the list.</source>
        <translation>名称只能用于一张图像。请在列表中只选一张。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/command_table/image.py"/>
        <source>Copied: {count:,} paths.</source>
        <extracomment>Copied: {count:,} path.</extracomment>
        <translation>
            <numerusform>已复制 {count:,} 个路径。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/command_table/image.py"/>
        <source>The folder is {folder}.</source>
        <translation>文件夹为 {folder}。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/image.py"/>
        <source>No removed image is chosen. Choose 'Removed' above the list, then the images.</source>
        <translation>未选择已移除的图像。请在列表上方选择“已移除”，再选择图像。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/sequence.py"/>
        <source>The frames beside this image are not known yet. Try again in a moment.</source>
        <translation>此图像前后的帧尚未确定。请稍后再试。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/sequence.py"/>
        <source>No frame after this one is labelled.</source>
        <translation>此帧之后没有已标注的帧。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/sequence.py"/>
        <source>No frame before this one is labelled.</source>
        <translation>此帧之前没有已标注的帧。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/sequence.py"/>
        <source>This image is no frame of a sequence: no other image of its folder has its size.</source>
        <translation>此图像不是序列中的帧：其文件夹中没有其他同尺寸的图像。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/sequence.py"/>
        <source>This is the last frame of the sequence.</source>
        <translation>这是序列的最后一帧。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/sequence.py"/>
        <source>This is the first frame of the sequence.</source>
        <translation>这是序列的第一帧。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/view.py"/>
        <source>Colours: as the system has them.</source>
        <translation>颜色：跟随系统。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/view.py"/>
        <source>Colours: dark.</source>
        <translation>颜色：深色。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/view.py"/>
        <source>Colours: light.</source>
        <translation>颜色：浅色。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/view.py"/>
        <source>The panels are in their usual places.</source>
        <translation>面板已在默认位置。</translation>
    </message>
    <message>
        <location filename="../../gui/commands.py"/>
        <source>What you are drawing is not part of the mask yet, so the image was not accepted.</source>
        <translation>您正在绘制的内容尚未并入掩膜，因此图像未被接受。</translation>
    </message>
    <message>
        <location filename="../../gui/commands.py"/>
        <source>Enter applies it, Escape drops it.</source>
        <translation>Enter 应用，Escape 放弃。</translation>
    </message>
    <message>
        <location filename="../../gui/crash/guard.py"/>
        <source>It could not be checked whether everything is saved.</source>
        <translation>无法确认是否已全部保存。</translation>
    </message>
    <message>
        <location filename="../../gui/crash/guard.py"/>
        <source>Everything up to the last stroke had been saved by then.</source>
        <translation>当时，直到最后一笔的内容均已保存。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>info</source>
        <translation>信息</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>You scribble, Inkling cuts. You correct, Inkling learns.</source>
        <translation>您涂鸦，Inkling 切割。您修正，Inkling 学习。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>Log file</source>
        <translation>日志文件</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>Open log folder</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>Nothing was reported since the start.</source>
        <translation>启动以来没有消息。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Audit</source>
        <translation>数据核查</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Show the findings of one kind alone</source>
        <translation>只显示一种类型的问题</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Let the model predict what it has not predicted yet</source>
        <translation>让模型预测尚未预测的图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Masks are compared with predictions; missing ones take time to make</source>
        <translation>将掩膜与预测进行比较；缺少的预测需要时间生成</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Also masks in work, which nobody has accepted</source>
        <translation>也包括尚无人接受的处理中的掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Without it the masks of accepted images alone are looked at</source>
        <translation>不勾选时只检查已接受图像的掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Show what was left</source>
        <translation>显示保持原样的问题</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Findings that were left as they are come back</source>
        <translation>此前保持原样的问题会重新出现</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Looking at images and masks…</source>
        <translation>正在检查图像和掩膜…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{done:,} of {total:,} {unit}</source>
        <translation>{done:,} / {total:,} {unit}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>This is the audit of {date}.</source>
        <translation>这是 {date} 的核查结果。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{count:,} masks have changed since and were looked at anew.</source>
        <extracomment>{count:,} mask has changed since and was looked at anew.</extracomment>
        <translation>
            <numerusform>此后有 {count:,} 个掩膜发生变化，已重新检查。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{count:,} images looked at, {masks:,} masks, {predictions:,} compared with the model.</source>
        <extracomment>{count:,} image looked at, {masks:,} masks, {predictions:,} compared with the model.</extracomment>
        <translation>
            <numerusform>已检查 {count:,} 张图像、{masks:,} 个掩膜，其中 {predictions:,} 个已与模型比较。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>The audit before was that of {date}.</source>
        <translation>上一次核查是在 {date}。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{count:,} findings.</source>
        <extracomment>{count:,} finding.</extracomment>
        <translation>
            <numerusform>{count:,} 个问题。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Nothing to find fault with.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>No image has a mask yet, so only the pictures were looked at.</source>
        <translation>还没有图像带有掩膜，因此只检查了图像本身。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>No image is accepted yet, so only the pictures were looked at.</source>
        <translation>还没有已接受的图像，因此只检查了图像本身。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>To look at masks in work as well, tick them above and look again.</source>
        <translation>要同时检查处理中的掩膜，请在上方勾选后重新检查。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Show the place in the window; again for the next one (Return)</source>
        <translation>在窗口中显示该位置；再按跳到下一处 (Return)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Mend what can be mended safely; undo takes it back (R)</source>
        <translation>修复可以安全修复的问题；撤销可收回 (R)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Leave as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>It does not come back in the next audit (L)</source>
        <translation>下次核查时不再出现 (L)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>All findings ({count:,})</source>
        <translation>所有问题（{count:,}）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{kind} ({count:,})</source>
        <translation>{kind}（{count:,}）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Place {number:,} of {count:,}.</source>
        <translation>第 {number:,} 处，共 {count:,} 处。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Return shows the next one.</source>
        <translation>按 Return 显示下一处。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>There is no safe repair for this: open it and decide.</source>
        <translation>此问题无法安全地自动修复：请打开后自行决定。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{count:,} findings are new.</source>
        <extracomment>{count:,} finding is new.</extracomment>
        <translation>
            <numerusform>{count:,} 个问题是新的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{count:,} findings are gone.</source>
        <extracomment>{count:,} finding is gone.</extracomment>
        <translation>
            <numerusform>{count:,} 个问题已消失。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Unreadable files</source>
        <translation>无法读取的文件</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Empty masks</source>
        <translation>空掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Nearly empty masks</source>
        <translation>几乎为空的掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Only one class</source>
        <translation>只有一个类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Islands</source>
        <translation>孤岛</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Small holes</source>
        <translation>小孔洞</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Thin bridges</source>
        <translation>细桥</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Classes never used</source>
        <translation>从未使用的类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Model disagrees</source>
        <translation>与模型不一致</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Near-duplicates</source>
        <translation>近似重复</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Mixed sizes</source>
        <translation>尺寸不一</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Mixed bit depths</source>
        <translation>位深度不一</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Finding</source>
        <translation>问题</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>{severity}: {kind}</source>
        <translation>{severity}：{kind}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Automatic, by your images</source>
        <translation>自动，根据您的图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Not at all</source>
        <translation>完全不用</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Light</source>
        <translation>弱</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Strong</source>
        <translation>强</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Every way: there is no up</source>
        <translation>任意方向：没有上下之分</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Upright: never turned</source>
        <translation>直立：从不旋转</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Mirror and turn</source>
        <translation>镜像和旋转</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Mirror patches and, where there is no up, turn them by quarter turns</source>
        <translation>镜像图块；没有上下之分时再旋转 90° 的倍数</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Rotate</source>
        <translation>任意旋转</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Turn patches by any angle between the quarter turns; only where there is no up</source>
        <translation>以 90° 倍数之间的任意角度旋转图块；仅在没有上下之分时</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Resize</source>
        <translation>缩放</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Make things larger and smaller by up to so much</source>
        <translation>最多放大或缩小这么多</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Bend</source>
        <translation>弯曲</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Bend shapes as if the image were on rubber</source>
        <translation>像橡皮上的图像一样弯曲形状</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Make patches darker and brighter by up to so much</source>
        <translation>最多将图块变暗或变亮这么多</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Weaken and strengthen contrast by up to so much</source>
        <translation>最多减弱或增强对比度这么多</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Change hue and saturation; grey images stay grey</source>
        <translation>改变色相和饱和度；灰度图像保持灰度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Add noise of up to this standard deviation</source>
        <translation>添加不超过此标准差的噪声</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Blur by up to so many pixels</source>
        <translation>最多模糊这么多像素</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>any angle</source>
        <translation>任意角度</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Looked at {count:,} images, accepted.</source>
        <extracomment>Looked at {count:,} image, accepted.</extracomment>
        <translation>
            <numerusform>已查看 {count:,} 张已接受的图像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Looked at {count:,} images, not yet accepted.</source>
        <extracomment>Looked at {count:,} image, not yet accepted.</extracomment>
        <translation>
            <numerusform>已查看 {count:,} 张尚未接受的图像。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Augmentation: how images are varied</source>
        <translation>数据增强：如何变化图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Learning sees pieces of your images, each time turned, bent or relit a little, with their masks: so few images teach more. What you choose here counts from the next round of learning on.</source>
        <translation>学习时看到的是图像的局部连同其掩膜，每次略加旋转、弯曲或改变光照：这样少量图像也能学到更多。此处的选择从下一轮学习起生效。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>{network}, which learns next, takes your images as they are: nothing of this is used until you choose another network.</source>
        <translation>接下来学习的 {network} 直接使用原图：在您选择其他网络之前，这里的设置都不起作用。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Set by you</source>
        <translation>由您设置</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>How much</source>
        <translation>强度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>How much images are varied; each kind can be set below</source>
        <translation>图像变化的程度；下方可逐项设置</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Orientation</source>
        <translation>朝向</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Whether your images have an up, as photographs have: those are never turned</source>
        <translation>图像是否像照片一样有上下之分：有的话从不旋转</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>not at all</source>
        <translation>完全不用</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>{item}: as the level above says</source>
        <translation>{item}：按上方的强度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>{item}: undo</source>
        <translation>{item}：撤销</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Show the &amp;mask</source>
        <translation>显示掩膜(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>&amp;Draw again</source>
        <translation>重新抽取(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Another patch, changed in other ways ({key})</source>
        <translation>换一个图块，以其他方式变化（{key}）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Looking at your images…</source>
        <translation>正在查看您的图像…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Use this</source>
        <translation>使用此设置</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>All automatic</source>
        <translation>全部自动</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>upright</source>
        <translation>直立</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>every hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>never by itself</source>
        <translation>从不自动创建</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>{date} (before a repair)</source>
        <translation>{date}（修复前）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Safety copies</source>
        <translation>安全副本</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Restore a safety copy</source>
        <translation>恢复安全副本</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>A copy becomes a project of its own beside the present one, which stays as it is. Images are not in the copies; they are found where they are.</source>
        <translation>副本会成为当前项目旁的独立项目，当前项目保持不变。副本中不含图像；图像会在原处找到。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>beside the project</source>
        <translation>在项目旁</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>There is no safety copy of this project yet.</source>
        <translation>此项目还没有安全副本。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>When safety copies are made</source>
        <translation>何时创建安全副本</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>How old the newest copy is when another one is made</source>
        <translation>最新副本达到多旧时再创建一个</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Older copies are deleted, the older the fewer</source>
        <translation>较旧的副本会被删除，越旧保留越少</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Safety copies that are kept</source>
        <translation>保留的安全副本数</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Made when something changed:</source>
        <translation>有更改时创建：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>kept at most:</source>
        <translation>最多保留：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Beside the project</source>
        <translation>在项目旁</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Make one now</source>
        <translation>立即创建</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Safety copy</source>
        <translation>安全副本</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Folder for safety copies</source>
        <translation>安全副本文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Add classes from a template</source>
        <translation>从模板添加类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Add the classes of</source>
        <translation>添加以下模板的类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Whose classes are added, with their usual colours</source>
        <translation>添加哪个模板的类别（带惯用颜色）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Classes of the template</source>
        <translation>模板的类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Names that the project has are left out. One undo takes all back.</source>
        <translation>项目已有的名称会略过。撤销一次即可全部收回。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>They take the place of background and object, which nothing uses yet; of a part of them, background stays the first class. One undo takes all back.</source>
        <translation>它们会取代尚未被使用的背景和物体；如果只取其中一部分，背景仍为第一个类别。撤销一次即可全部恢复。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>{about}.</source>
        <translation>{about}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>A fault in Inkling</source>
        <translation>Inkling 出现故障</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>Something went wrong inside Inkling</source>
        <translation>Inkling 内部出错</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>You can go on. Please send the report to the makers: it tells versions and the place in the program, and holds no images and no names of files, folders, classes or people.</source>
        <translation>您可以继续。请将报告发送给开发者：其中含有版本和出错位置，不含图像，也不含文件、文件夹、类别或人员的名称。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/crash.py"/>
        <source>It has happened {count:,} times.</source>
        <extracomment>It has happened {count:,} time.</extracomment>
        <translation>
            <numerusform>已发生 {count:,} 次。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>No image has it.</source>
        <translation>没有图像包含它。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Scribbles in {count:,} images have it.</source>
        <extracomment>Scribbles in {count:,} image have it.</extracomment>
        <translation>
            <numerusform>{count:,} 张图像的涂鸦包含它。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Scribbles in {count:,} more images have it, too.</source>
        <extracomment>Scribbles in {count:,} more image have it, too.</extracomment>
        <translation>
            <numerusform>另有 {count:,} 张图像的涂鸦也使用它。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>{pixels:,} pixels in {count:,} images become unlabelled.</source>
        <extracomment>{pixels:,} pixels in {count:,} image become unlabelled.</extracomment>
        <translation>
            <numerusform>{count:,} 张图像中的 {pixels:,} 个像素变为未标注。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>{pixels:,} pixels in {count:,} images become '{name}'.</source>
        <extracomment>{pixels:,} pixels in {count:,} image become '{name}'.</extracomment>
        <translation>
            <numerusform>{count:,} 张图像中的 {pixels:,} 个像素变为“{name}”。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Merge a class</source>
        <translation>合并类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Delete a class</source>
        <translation>删除类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Merge the class '{name}' into another?</source>
        <translation>将类别“{name}”并入另一类别？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Delete the class '{name}'?</source>
        <translation>删除类别“{name}”？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>It becomes part of:</source>
        <translation>并入：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Its pixels become:</source>
        <translation>其像素变为：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>What its pixels become</source>
        <translation>其像素的归属</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>What the pixels of the class become, in every image</source>
        <translation>所有图像中此类别的像素归入何处</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>unlabelled</source>
        <translation>未标注</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Choose a class</source>
        <translation>选择类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Undo brings class and pixels back. The other classes keep their numbers.</source>
        <translation>撤销可恢复类别和像素。其他类别的编号不变。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Choose the class that stays.</source>
        <translation>请选择保留的类别。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>{name} and {count} more</source>
        <extracomment>{name} and {count} more</extracomment>
        <translation>
            <numerusform>{name} 和另外 {count} 项</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>What shall be done with {name}?</source>
        <translation>如何处理 {name}？</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>What shall be done with {name} and {count} more?</source>
        <extracomment>What shall be done with {name} and {count} more?</extracomment>
        <translation>
            <numerusform>如何处理 {name} 和另外 {count} 项？</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>Files were dropped on the window</source>
        <translation>有文件拖放到窗口</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>The files stay where they are. Opening closes this project; all of it is saved.</source>
        <translation>文件保留在原处。打开会关闭此项目；其内容均已保存。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>It becomes a project of its own, which opens. This project is closed; all of it is saved.</source>
        <translation>它将成为独立的项目并打开。此项目会关闭；其内容均已保存。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>Left out: {count:,} files that cannot be used here.</source>
        <extracomment>Left out: {count:,} file that cannot be used here.</extracomment>
        <translation>
            <numerusform>已略过 {count:,} 个此处无法使用的文件。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>Add to {project}</source>
        <translation>添加到 {project}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>See what labels it holds and what becomes of them, before they are taken over</source>
        <translation>导入之前，先查看其中有哪些标签、它们会变成什么</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>Restore as its own project</source>
        <translation>恢复为独立项目</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>Open as its own project</source>
        <translation>作为独立项目打开</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>No image has been accepted yet. Accept one ([[accept_image]]), and what it cost is shown here.</source>
        <translation>尚未接受任何图像。接受一张 ([[accept_image]]) 后，这里会显示其工作量。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Counted while an image is open: strokes, clicks and keys on it, undone steps, and the time between; pauses over 30 s are left out.</source>
        <translation>在图像打开期间计数：其上的笔画、单击和按键、撤销的步骤，以及其间的时间；超过 30 秒的停顿不计。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Strokes</source>
        <translation>笔画</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Clicks</source>
        <translation>单击</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Undone</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Effort</source>
        <translation>工作量</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>All together</source>
        <translation>合计</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Effort by class</source>
        <translation>各类别的工作量</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Export CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Write a row for each image and class, for a spreadsheet</source>
        <translation>每张图像和每个类别写一行，供电子表格使用</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Export effort</source>
        <translation>导出工作量</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Written to {path}</source>
        <translation>已写入 {path}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Also predictions of images that nobody has labelled</source>
        <translation>也包括无人标注的图像的预测</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>No image is accepted yet. To export images in work, or predictions, tick them above.</source>
        <translation>还没有已接受的图像。要导出处理中的图像或预测，请在上方勾选。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>No image is accepted yet. To export images in work, tick them above.</source>
        <translation>还没有已接受的图像。要导出处理中的图像，请在上方勾选。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>No image is accepted yet. To export predictions, tick them above.</source>
        <translation>还没有已接受的图像。要导出预测，请在上方勾选。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>No image is accepted yet. Label one and accept it first.</source>
        <translation>还没有已接受的图像。请先标注一张并接受它。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>The search for single objects is being prepared; this takes some seconds once.</source>
        <translation>正在准备单个对象的查找；仅需一次，几秒钟。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Export masks</source>
        <translation>导出掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>{accepted:,} accepted, {in_work:,} in work: {share} of these unlabelled.</source>
        <translation>{accepted:,} 张已接受，{in_work:,} 张处理中：其中 {share} 未标注。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>{accepted:,} accepted, {in_work:,} in work.</source>
        <translation>{accepted:,} 张已接受，{in_work:,} 张处理中。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Also predictions of images that nobody has labelled ({count:,} not predicted yet)</source>
        <translation>也包括无人标注的图像的预测（{count:,} 张尚未预测）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Learning &gt; Predict images in the background predicts them while nothing else runs.</source>
        <translation>“学习 &gt; 在后台预测图像”会在空闲时预测它们。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>A new or empty folder; it appears whole, or not at all.</source>
        <translation>新文件夹或空文件夹；要么完整生成，要么完全不生成。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Update with this loss</source>
        <translation>带此损失更新</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Export with this loss</source>
        <translation>带此损失导出</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Stopped; nothing was left behind.</source>
        <translation>已停止；没有留下任何内容。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>The form of the data set; letters that are typed find one</source>
        <translation>数据集的格式；键入字母即可查找</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Last used</source>
        <translation>上次使用</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Also images in work, which nobody has accepted</source>
        <translation>也包括处理中、尚无人接受的图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Turn photos upright that only their EXIF data turn</source>
        <translation>将仅靠 EXIF 数据旋转的照片转为直立</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Without it they are copied as they are: some programs show them turned against their masks.</source>
        <translation>否则按原样复制：某些程序显示的图像方向会与其掩膜不一致。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Folder to write to</source>
        <translation>写入的文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Images to write: {written:,}. To leave out: {left:,}.</source>
        <translation>将写入图像：{written:,}。将略过：{left:,}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Images to write: {written:,}, about {train:,} train, {val:,} val, {test:,} test. To leave out: {left:,}.</source>
        <translation>将写入图像：{written:,}，其中约 {train:,} 张训练、{val:,} 张验证、{test:,} 张测试。将略过：{left:,}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Divide into train, val and test</source>
        <translation>划分为训练、验证和测试集</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Without it, the images keep the split that they have in the project.</source>
        <translation>否则图像保持其在项目中的划分。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Share of the images that are learned from</source>
        <translation>用于学习的图像的比例</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Share of the images on which models are compared</source>
        <translation>用于比较模型的图像的比例</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Share of the images for the last test</source>
        <translation>用于最终测试的图像的比例</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Seed of the split</source>
        <translation>划分的随机种子</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>The same seed gives the same split of the same images.</source>
        <translation>相同的种子对相同的图像给出相同的划分。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Images of one group stay together</source>
        <translation>同一组的图像不拆开</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Images of one folder stay together</source>
        <translation>同一文件夹的图像不拆开</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Part of the name by which images stay together</source>
        <translation>决定哪些图像不拆开的名称部分</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>A regular expression: images whose names have the same match stay together.</source>
        <translation>正则表达式：名称中匹配内容相同的图像不拆开。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Names that stay together:</source>
        <translation>不拆开的名称：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Near-duplicates always stay together.</source>
        <translation>近似重复的图像始终不拆开。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Opacity of the colours</source>
        <translation>颜色的不透明度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>How much the colours of the classes cover of the image</source>
        <translation>类别颜色对图像的遮盖程度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Width of the outline</source>
        <translation>轮廓宽度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Line around each region in its full colour; 0 for none</source>
        <translation>以纯色围绕每个区域的线条；0 表示没有</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>Like images lie together. Arrows walk, Enter opens, the wheel or + and − zoom, F shows all.</source>
        <translation>相似的图像彼此靠近。方向键移动，Enter 打开，滚轮或 + 和 − 缩放，F 显示全部。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>{count:,} images</source>
        <extracomment>{count:,} image</extracomment>
        <translation>
            <numerusform>{count:,} 张图像</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>the two directions hold {share} of their differences</source>
        <translation>两个方向包含了其差异的 {share}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>{count:,} cannot be read</source>
        <extracomment>{count:,} cannot be read</extracomment>
        <translation>
            <numerusform>{count:,} 张无法读取</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>Map of the images</source>
        <translation>图像分布图</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>Compare images by</source>
        <translation>比较图像的依据</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>By what images count as alike: like ones lie near each other</source>
        <translation>依据什么判断图像相似：相似的图像彼此靠近</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>Compared by</source>
        <translation>比较依据</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>There is no image that could be compared.</source>
        <translation>没有可以比较的图像。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>From an encoder file…</source>
        <translation>从编码器文件…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>The map is not finished.</source>
        <translation>分布图尚未完成。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>{work}: {done:,} of {total:,}</source>
        <translation>{work}：{done:,} / {total:,}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>Go on where it was stopped</source>
        <translation>从停止处继续</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>In the source</source>
        <translation>来源中</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>Becomes</source>
        <translation>变为</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>New: {name}</source>
        <translation>新建：{name}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>Unlabelled</source>
        <translation>未标注</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>Leave out</source>
        <translation>略过</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>{name} becomes: {target}</source>
        <translation>{name} 变为：{target}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>class {value}</source>
        <translation>类别 {value}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_table.py"/>
        <source>Classes of the source</source>
        <translation>来源的类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Import labels</source>
        <translation>导入标签</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>No examples</source>
        <translation>没有示例</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Looking for the images: {count:,} so far.</source>
        <extracomment>Looking for the images: {count} so far.</extracomment>
        <translation>
            <numerusform>正在查找图像：目前 {count:,} 张。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Choose another one where it was recognised wrongly</source>
        <translation>若识别有误，请选择其他格式</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Return: choose. N: new class. U: unlabelled. X: leave out. 0–9: that class of yours.</source>
        <translation>Return：选择。N：新类别。U：未标注。X：略过。0–9：您的该编号类别。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Recognised</source>
        <translation>已识别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Read it as {title}</source>
        <translation>按 {title} 读取</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Looking at {name}…</source>
        <translation>正在查看 {name}…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>{count} questions to answer</source>
        <extracomment>{count} question to answer</extracomment>
        <translation>
            <numerusform>还有 {count} 个问题待回答</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>The classes cannot become that.</source>
        <translation>类别无法这样对应。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/example_view.py"/>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/example_view.py"/>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/example_view.py"/>
        <source>Show the labels over the pictures</source>
        <translation>在图像上显示标签</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/example_view.py"/>
        <source>{name}: {note}</source>
        <translation>{name}：{note}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>What was left out</source>
        <translation>略过的内容</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>{count:,} images or files were not taken over as they are</source>
        <extracomment>{count} image or file was not taken over as it is</extracomment>
        <translation>
            <numerusform>{count:,} 个图像或文件未能原样导入</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>Copy list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>Names and reasons as lines with a tab between, for a spreadsheet</source>
        <translation>以制表符分隔的名称和原因行，可用于电子表格</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>Show in its folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>Open image</source>
        <translation>打开图像</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/questions.py"/>
        <source>{count} more questions follow.</source>
        <extracomment>{count} more question follows.</extracomment>
        <translation>
            <numerusform>后面还有 {count} 个问题。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/questions.py"/>
        <source>Use this answer</source>
        <translation>使用此回答</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/questions.py"/>
        <source>{question} {answer}</source>
        <translation>{question} {answer}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/questions.py"/>
        <source>{answer} (as last time)</source>
        <translation>{answer}（同上次）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/questions.py"/>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/questions.py"/>
        <source>Change the answer to: {question}</source>
        <translation>更改此问题的回答：{question}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>File or folder to import</source>
        <translation>要导入的文件或文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>File or folder with labels</source>
        <translation>含标签的文件或文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>File with labels</source>
        <translation>含标签的文件</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>Folder with labels</source>
        <translation>含标签的文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>Drop a file or folder with labels here</source>
        <translation>将含标签的文件或文件夹拖放到此处</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>Its format is recognised. Nothing is taken over before you have seen examples of it.</source>
        <translation>会自动识别其格式。在您看过示例之前，不会导入任何内容。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/survey_texts.py"/>
        <source>Reads {count} formats: {names}.</source>
        <extracomment>Reads {count} format: {names}.</extracomment>
        <translation>
            <numerusform>可读取 {count} 种格式：{names}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/survey_texts.py"/>
        <source>It looks like {title}: {reason}</source>
        <translation>看起来是 {title}：{reason}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/survey_texts.py"/>
        <source>Expects: {files}.</source>
        <translation>需要：{files}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/survey_texts.py"/>
        <source>It may be one of several formats.</source>
        <translation>它可能是多种格式之一。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/survey_texts.py"/>
        <source>The source has {count:,} images.</source>
        <extracomment>The source has {count} image.</extracomment>
        <translation>
            <numerusform>来源有 {count:,} 张图像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/survey_texts.py"/>
        <source>Pixels are those of the first {count:,} images.</source>
        <extracomment>Pixels are those of the first image.</extracomment>
        <translation>
            <numerusform>像素数取自前 {count:,} 张图像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>The values {values} have no names in the source and are no classes of yours. What are they?</source>
        <extracomment>The value {values} has no name in the source and is no class of yours. What is it?</extracomment>
        <translation>
            <numerusform>值 {values} 在来源中没有名称，也不是您的类别。它们是什么？</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>New classes, one for each</source>
        <translation>新类别，每个值一个</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>Not labelled</source>
        <translation>未标注</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>Left out: pixels stay what they are</source>
        <translation>略过：像素保持原样</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>What the table of classes says</source>
        <translation>按类别表所述</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>The class {name}</source>
        <translation>类别 {name}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>A class of its own</source>
        <translation>单独的类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>What is 255 in these masks?</source>
        <translation>255 在这些掩膜中是什么？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Connected regions</source>
        <translation>连通区域</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Every connected region of a class is one object.</source>
        <translation>类别的每个连通区域是一个对象。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Cut at necks</source>
        <translation>在细颈处切开</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Round objects that touch are cut where they are narrow (watershed on the distance to the edge).</source>
        <translation>相接的圆形对象在变窄处切开（基于到边缘距离的分水岭）。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Along a boundary</source>
        <translation>沿边界</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Cut by a class called boundary or membrane, and where the model is unsure.</source>
        <translation>沿名为 boundary 或 membrane 的类别，以及模型没有把握之处切开。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Sides and corners</source>
        <translation>边和角</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Pixels that touch at a corner belong together</source>
        <translation>在角上相接的像素属于同一对象</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Sides only</source>
        <translation>仅边</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Pixels belong together only where their sides touch</source>
        <translation>像素仅在边相接时属于同一对象</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>No objects yet: label something, or let a model predict it.</source>
        <translation>还没有对象：请标注一些内容，或让模型预测。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/instances.py"/>
        <source>{count:,} objects in this image.</source>
        <extracomment>{count:,} object in this image.</extracomment>
        <translation>
            <numerusform>此图像中有 {count:,} 个对象。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>How single objects are told apart</source>
        <translation>如何区分实例</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Way to tell objects apart</source>
        <translation>区分对象的方式</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>How objects that touch are separated</source>
        <translation>如何分开相接的对象</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Right-click a class in the list to choose whether it has single objects.</source>
        <translation>右键单击列表中的类别，选择是否区分实例。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>What holds an object together</source>
        <translation>对象由什么连成一体</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Smallest object</source>
        <translation>最小对象</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Regions with fewer pixels are no object</source>
        <translation>像素更少的区域不算对象</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Held together by</source>
        <translation>连接方式</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Whether a corner is enough</source>
        <translation>角相接是否算相连</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Depth of a neck</source>
        <translation>细颈深度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>How much narrower than the object a neck must be to be cut</source>
        <translation>细颈须比对象窄多少才切开</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Strength of a boundary</source>
        <translation>边界强度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>How much less sure the model must be there</source>
        <translation>模型在该处的把握须低多少</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Left button</source>
        <translation>左键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Scribble, paint or erase with the tool in hand</source>
        <translation>用当前工具涂鸦、绘制或擦除</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Draw the background</source>
        <translation>绘制背景</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Right button</source>
        <translation>右键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Draw with class 0, whichever class is chosen</source>
        <translation>用类别 0 绘制，无论选中哪个类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Draw a straight line</source>
        <translation>画直线</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Shift + click</source>
        <translation>Shift + 单击</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>From where the last stroke ended to here</source>
        <translation>从上一笔结束处到此处</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Move the image</source>
        <translation>移动图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Middle button</source>
        <translation>中键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Drag with the middle button</source>
        <translation>用中键拖动</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Mouse wheel</source>
        <translation>鼠标滚轮</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Zoom at the cursor</source>
        <translation>以光标为中心缩放</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Size of the pen</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Ctrl + mouse wheel</source>
        <translation>Ctrl + 鼠标滚轮</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Thinner or thicker, for the tool in hand</source>
        <translation>当前工具的粗细</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Move sideways</source>
        <translation>横向移动</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Shift + mouse wheel</source>
        <translation>Shift + 鼠标滚轮</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Move the image without zooming</source>
        <translation>移动图像而不缩放</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Choose an action, press a button below, then the key.</source>
        <translation>选择一个操作，按下方的按钮，再按键。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>{first}  or  {last}</source>
        <translation>{first}  或  {last}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>hold {keys}</source>
        <translation>按住 {keys}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Find an action or a key</source>
        <translation>查找操作或按键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>No action fits these words.</source>
        <translation>没有符合的操作。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>The keys are those of {what} now.</source>
        <translation>现在使用 {what} 的按键。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>No key now: {actions}.</source>
        <translation>现在没有按键：{actions}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Actions and their keys</source>
        <translation>操作及其按键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Take it</source>
        <translation>取用</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Leave it there</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Set the key</source>
        <translation>设置按键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Add a key</source>
        <translation>添加按键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>No key</source>
        <translation>清除按键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Usual key</source>
        <translation>默认按键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Ready set</source>
        <translation>按键方案</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Ready set of keys</source>
        <translation>现成的按键方案</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>The keys of a program that you know, on the actions that do the same here</source>
        <translation>您熟悉的程序的按键，用于此处作用相同的操作</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Choose a set</source>
        <translation>选择方案</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>All usual keys</source>
        <translation>全部默认按键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Read from a file…</source>
        <translation>从文件读取…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Save to a file…</source>
        <translation>保存到文件…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Sheet to print…</source>
        <translation>打印按键表…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>This key is fixed: the canvas or the classes use it.</source>
        <translation>此键固定：画布或类别要使用它。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>{key} belongs to “{action}”. Take it from there?</source>
        <translation>{key} 属于“{action}”。要取用它吗？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>“{action}” has no key now.</source>
        <translation>“{action}”现在没有按键。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>{key} is the key of “{action}” now.</source>
        <translation>{key} 现在是“{action}”的按键。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>“{action}” has no key now; its menu still has it.</source>
        <translation>“{action}”现在没有按键；仍可从菜单使用。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>“{action}” has its usual key again.</source>
        <translation>“{action}”已恢复默认按键。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Taken from: {actions}.</source>
        <translation>取自：{actions}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_field.py"/>
        <source>Press the new key… (Esc: none)</source>
        <translation>请按新按键…（Esc：无）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Ctrl control</source>
        <translation>Ctrl control 控制键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Shift capital</source>
        <translation>Shift 上档键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Alt option</source>
        <translation>Alt option</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>arrow left cursor</source>
        <translation>左箭头 方向键 光标</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>arrow right cursor</source>
        <translation>右箭头 方向键 光标</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>arrow up cursor</source>
        <translation>上箭头 方向键 光标</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>arrow down cursor</source>
        <translation>下箭头 方向键 光标</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Enter Return</source>
        <translation>回车 Enter Return</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Escape</source>
        <translation>Esc 退出键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Delete key</source>
        <translation>Delete 删除键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Backspace back</source>
        <translation>Backspace 退格键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>space bar</source>
        <translation>空格键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>tabulator</source>
        <translation>制表键 Tab</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>page up</source>
        <translation>上一页 Page Up</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>page down</source>
        <translation>下一页 Page Down</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>full stop period dot</source>
        <translation>句号 点</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>slash</source>
        <translation>斜杠</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>question mark</source>
        <translation>问号</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>plus</source>
        <translation>加号</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>minus hyphen</source>
        <translation>减号 连字符</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>equals sign</source>
        <translation>等号</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>bracket left</source>
        <translation>左方括号</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>bracket right</source>
        <translation>右方括号</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/sheet.py"/>
        <source>(fixed)</source>
        <translation>（固定）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/sheet.py"/>
        <source>Keys of Inkling</source>
        <translation>Inkling 的按键</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/sheet.py"/>
        <source>As they are set now</source>
        <translation>按当前设置</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>Models of this project</source>
        <translation>此项目的模型</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>Model card</source>
        <translation>模型卡片</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>There is no model yet: accept an image and let Inkling learn from it.</source>
        <translation>还没有模型：请接受一张图像，让 Inkling 从中学习。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>Use this model</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>Export as ONNX…</source>
        <translation>导出为 ONNX…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>One file for other programs: it takes the pixels of an image and answers their classes</source>
        <translation>供其他程序使用的单个文件：输入图像的像素，输出其类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>About {count:,} parameters, on fixed filters</source>
        <translation>约 {count:,} 个参数，基于固定滤波器</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>About {count:,} parameters, on what {encoder} has learned</source>
        <translation>约 {count:,} 个参数，基于 {encoder} 学到的内容</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>{millions:g} million parameters on {encoder}</source>
        <translation>{millions:g} 百万参数，编码器 {encoder}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>{millions:g} million parameters</source>
        <translation>{millions:g} 百万参数</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Choose the network</source>
        <translation>选择网络</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Learn with this one</source>
        <translation>用此网络学习</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>This counts from the next round of learning on. Another network learns from the start.</source>
        <translation>从下一轮学习起生效。更换网络会从头学习。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>What looks at the image first; any name that timm knows may be typed</source>
        <translation>首先处理图像的部分；可输入 timm 支持的任何名称</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>What counts as an error in learning; automatic suits nearly all images</source>
        <translation>学习时什么算误差；“自动”适合几乎所有图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>How the network is changed by its errors; the usual one suits nearly all images</source>
        <translation>网络如何根据误差调整；默认值适合几乎所有图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>How long one round of learning lasts; a longer one learns more of difficult images</source>
        <translation>一轮学习持续多久；时间越长，对困难图像学得越多</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>A round takes</source>
        <translation>每轮时长</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Each image in its own light</source>
        <translation>每张图像按自身明暗</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Pixels are counted from their image's mean, in its own contrast: another lamp or stain is no surprise.
Untick it where brightness itself means something, as in thermal images; a network that has learned otherwise starts afresh</source>
        <translation>像素值以所在图像的均值为基准，按其自身的对比度计算：更换光源或染色也不受影响。
若亮度本身有意义（如热成像），请取消勾选；以另一种方式学习过的网络会从头开始</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Quick first model until the network is better</source>
        <translation>网络更好之前先用快速模型</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>A small pixel classifier is fitted within seconds of each accepted image</source>
        <translation>每接受一张图像，几秒内拟合一个小型像素分类器</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Features of the first model</source>
        <translation>首个模型的特征</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>What the quick first model looks with. The first of the list ships with Inkling and takes about half a second a megapixel on one core.
Others are fetched once and are slower; any name that timm knows may be typed, and the model's card tells the seconds</source>
        <translation>快速的首个模型用来观察图像的特征。列表中的第一项随 Inkling 提供，单核上每百万像素约需半秒。
其他特征需下载一次，速度较慢；可键入 timm 认识的任何名称，所需秒数见模型卡片</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>The class list</source>
        <translation>类别列表</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Choose the folder that holds your images.</source>
        <translation>请选择存放图像的文件夹。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>There is no folder {path}.</source>
        <translation>没有文件夹 {path}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Name at least two classes, such as background and object.</source>
        <translation>请至少写出两个类别，例如 background 和 object。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>The images stay where they are</source>
        <translation>图像保留在原处</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Folder of masks</source>
        <translation>掩膜文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Optional: masks with the images' names</source>
        <translation>可选：与图像同名的掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Masks</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Create project</source>
        <translation>创建项目</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Counting the images…</source>
        <translation>正在统计图像…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>one name a line, in the order of their numbers: 0, 1, 2 …</source>
        <translation>每行一个名称，按编号顺序：0、1、2…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Take the classes of a well-known data set</source>
        <translation>采用知名数据集的类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>A list of your own</source>
        <translation>自定义列表</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>From file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Class names</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Classes with their numbers and colours</source>
        <translation>类别及其编号和颜色</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Text files</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Class file</source>
        <translation>类别文件</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/palette/dialog.py"/>
        <source>Enter runs it · arrows choose · &gt; only actions · # only classes · / only images · Esc closes</source>
        <translation>Enter 执行 · 方向键选择 · &gt; 仅操作 · # 仅类别 · / 仅图像 · Esc 关闭</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/palette/dialog.py"/>
        <source>not possible now: {reason}</source>
        <translation>现在不可用：{reason}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/palette/dialog.py"/>
        <source>Find an action</source>
        <translation>查找操作</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/palette/dialog.py"/>
        <source>Action, class or image</source>
        <translation>操作、类别或图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/palette/dialog.py"/>
        <source>What fits</source>
        <translation>符合的结果</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/palette/dialog.py"/>
        <source>Nothing fits these words.</source>
        <translation>没有符合的结果。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preferences/dialog.py"/>
        <source>Usual value</source>
        <translation>默认值</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preferences/dialog.py"/>
        <source>Usual value: {setting}</source>
        <translation>默认值：{setting}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preferences/dialog.py"/>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preferences/dialog.py"/>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preferences/dialog.py"/>
        <source>No setting fits these words.</source>
        <translation>没有符合的设置。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preferences/dialog.py"/>
        <source>All usual values</source>
        <translation>全部恢复默认值</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Before the first label, the network can get used to your images by restoring them. With few labels, the first model often becomes useful sooner.</source>
        <translation>在第一个标签之前，网络可以通过还原图像来熟悉您的图像。标签较少时，第一个模型往往能更早可用。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>{time} of {total}, restored to {error:.1f} grey levels.</source>
        <translation>{time} / {total}，还原误差 {error:.1f} 灰度级。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Left out: {reason}</source>
        <translation>已略过：{reason}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Left out: {reason} ({count} images in all)</source>
        <extracomment>Left out: {reason} ({count} images in all)</extracomment>
        <translation>
            <numerusform>已略过：{reason}（共 {count} 张图像）</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Learn from unlabelled images</source>
        <translation>从未标注图像学习</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Start the first model ({network}) from the result</source>
        <translation>以此结果作为第一个模型（{network}）的起点</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Way to learn</source>
        <translation>学习方式</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>What the network does with your images to get used to them</source>
        <translation>网络如何处理您的图像以熟悉它们</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>How long it learns</source>
        <translation>学习多长时间</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>for</source>
        <translation>时长</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>from {count:,} images</source>
        <extracomment>from {count:,} image</extracomment>
        <translation>
            <numerusform>从 {count:,} 张图像</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>It learns from accepted images.</source>
        <translation>它从已接受的图像学习。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>For looking at your images: no network starts from it.</source>
        <translation>仅用于观察您的图像：没有网络以它为起点。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>{count:,} findings mended.</source>
        <extracomment>{count:,} finding mended.</extracomment>
        <translation>
            <numerusform>已修复 {count:,} 个问题。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>{count:,} images checked: nothing is wrong now.</source>
        <extracomment>{count:,} image checked: nothing is wrong now.</extracomment>
        <translation>
            <numerusform>已检查 {count:,} 张图像：现在没有问题。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>{count:,} images checked: nothing is wrong.</source>
        <extracomment>{count:,} image checked: nothing is wrong.</extracomment>
        <translation>
            <numerusform>已检查 {count:,} 张图像：没有问题。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>{count:,} findings left for you to decide.</source>
        <extracomment>{count:,} finding left for you to decide.</extracomment>
        <translation>
            <numerusform>还有 {count:,} 个问题需要您决定。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>{count:,} findings, {repairable} of them can be mended.</source>
        <extracomment>{count:,} finding, {repairable} of them can be mended.</extracomment>
        <translation>
            <numerusform>{count:,} 个问题，其中 {repairable} 个可以修复。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>... and {count:,} more</source>
        <translation>……以及另外 {count:,} 个</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>Repair: {work}</source>
        <translation>修复：{work}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>Check this project</source>
        <translation>检查此项目</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>Database, history, masks, images and models are looked at. Nothing is changed until you press Repair, and then a safety copy is made first.</source>
        <translation>检查数据库、历史、掩膜、图像和模型。在您按“修复”之前不会更改任何内容；修复前会先创建安全副本。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>No findings.</source>
        <translation>没有问题。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>{done:,} {unit}</source>
        <translation>{done:,} {unit}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>Mended</source>
        <translation>已修复</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>As it was before: {path}</source>
        <translation>修复前的状态：{path}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>A safety copy is made, then the repair begins…</source>
        <translation>先创建安全副本，然后开始修复…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>{size} MB, mean IoU {score:.1f} % on photographs of COCO</source>
        <translation>{size} MB，在 COCO 照片上平均 IoU {score:.1f} %</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>Use a ready model</source>
        <translation>使用现成模型</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>It knows people, animals, vehicles and furniture</source>
        <translation>它认识人、动物、车辆和家具</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>A prediction before anything is labelled; correct it, and Inkling learns.</source>
        <translation>在标注之前就有预测；修正它，Inkling 会从中学习。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>Classes to add to this project</source>
        <translation>要添加到此项目的类别</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>It predicts what this project has classes for, by name. Tick others that you need:</source>
        <translation>它按名称预测此项目已有的类别。请勾选您还需要的类别：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>This project has no class that it knows: tick one at least.</source>
        <translation>此项目没有它认识的类别：请至少勾选一个。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Check</source>
        <translation>检查项</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>One step</source>
        <translation>单步</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Check this machine</source>
        <translation>检查此计算机</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>What works on this machine</source>
        <translation>此计算机上可用的功能</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>The graph cut and one network of each family run once, beside the window: about a minute. What is found is remembered for later trainings.</source>
        <translation>图割和每类网络中的一个各运行一次，不影响窗口使用：约一分钟。结果会记住，供以后训练使用。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>{done} of {total} {unit}: {work}</source>
        <translation>{done} / {total} {unit}：{work}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>{check} in {precision}: {reason}</source>
        <translation>{check}，精度 {precision}：{reason}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>{count:,} checks of {total} failed. Networks that fail in bfloat16 are trained in float32; choose another one otherwise.</source>
        <extracomment>{count:,} check of {total} failed. Networks that fail in bfloat16 are trained in float32; choose another one otherwise.</extracomment>
        <translation>
            <numerusform>{total} 项检查中有 {count:,} 项失败。在 bfloat16 下失败的网络将以 float32 训练；否则请选择其他网络。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>{count} of {count} checks passed or were too slow to tell.</source>
        <extracomment>{count} of {count} checks passed or were too slow to tell.</extracomment>
        <translation>
            <numerusform>{count} / {count} 项检查已通过，或太慢而无法判断。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Stopped. Checks that have ended are remembered.</source>
        <translation>已停止。已完成的检查会记住。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>An access token of the account settings</source>
        <translation>账户设置中的访问令牌</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>A personal access token, or NAME:PASSWORD</source>
        <translation>个人访问令牌，或 NAME:PASSWORD</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>As annotations</source>
        <translation>作为标注</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>As predictions</source>
        <translation>作为预测</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Label Studio and CVAT</source>
        <translation>Label Studio 和 CVAT</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Projects there</source>
        <translation>服务器上的项目</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Connected: {count:,} projects.</source>
        <extracomment>Connected: {count} project.</extracomment>
        <translation>
            <numerusform>已连接：{count:,} 个项目。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Stopped; what has arrived stays, and the next time goes on from there.</source>
        <translation>已停止；已收到的内容会保留，下次从此处继续。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Kind of server</source>
        <translation>服务器类型</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Keep the token in the keyring of this system</source>
        <translation>将令牌保存在系统的密钥环中</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Form of the masks there</source>
        <translation>掩膜在服务器上的形式</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Also replace what somebody has changed there since</source>
        <translation>同时替换服务器上此后被他人更改的内容</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Fetch tasks…</source>
        <translation>获取任务…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Download the pictures and labels to a folder; then the import shows them</source>
        <translation>将图像和标签下载到文件夹；随后在导入中显示</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Send masks…</source>
        <translation>发送掩膜…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>First says what would be sent: the masks of accepted images</source>
        <translation>先列出将要发送的内容：已接受图像的掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Empty for the one in the keyring</source>
        <translation>留空则使用密钥环中的令牌</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Connect again: the server, its address or the token is another one now.</source>
        <translation>请重新连接：服务器、其地址或令牌已改变。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Comparing with the server…</source>
        <translation>正在与服务器比较…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>{title}   {count:,} tasks</source>
        <extracomment>{title}   {count} task</extracomment>
        <translation>
            <numerusform>{title}   {count:,} 个任务</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>This page or slice alone</source>
        <translation>仅此页或此切片</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Each page or slice is an image</source>
        <translation>每页或每个切片为一张图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>One picture: highest values of all slices</source>
        <translation>合为一张：取所有切片的最大值</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>One picture: mean values of all slices</source>
        <translation>合为一张：取所有切片的平均值</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Cyan</source>
        <translation>青色</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Magenta</source>
        <translation>品红</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Slice</source>
        <translation>切片</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Value that is shown black; empty: by each picture itself</source>
        <translation>显示为黑色的值；留空：按每张图像自动确定</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Value that is shown in full light; empty: by each picture itself</source>
        <translation>显示为最亮的值；留空：按每张图像自动确定</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>this image</source>
        <translation>此图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>all images of this file</source>
        <translation>此文件的所有图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>all images with as many channels</source>
        <translation>通道数相同的所有图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Channel {number}</source>
        <translation>通道 {number}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Colour of {channel}</source>
        <translation>{channel} 的颜色</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Own colour of the file</source>
        <translation>文件自身的颜色</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Lowest value of {channel}</source>
        <translation>{channel} 的最低值</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Highest value of {channel}</source>
        <translation>{channel} 的最高值</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Pages and channels</source>
        <translation>页和通道</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>What becomes an image</source>
        <translation>什么成为图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Channels that are shown, their colour, and the values from dark to light:</source>
        <translation>显示的通道、其颜色以及由暗到亮的值：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Images that get these colours</source>
        <translation>使用这些颜色的图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Colours for {images}</source>
        <translation>用于{images}的颜色</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>What the network sees</source>
        <translation>网络看到的内容</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>The network sees the picture, in red, green and blue</source>
        <translation>网络看到画面的红、绿、蓝三色</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>The network sees channels of the file, each by itself</source>
        <translation>网络分别看到文件的各个通道</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Holds for the whole project; a network that learned otherwise starts afresh</source>
        <translation>对整个项目有效；以另一种方式学习过的网络会从头开始</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>A range needs two numbers, the lower one first; or leave both empty.</source>
        <translation>范围需要两个数，较小的在前；或两者都留空。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Choose at least one channel.</source>
        <translation>请至少选择一个通道。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Choose at least one channel for the network.</source>
        <translation>请至少为网络选择一个通道。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>The masks are being counted.</source>
        <translation>正在统计掩膜。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Images by status</source>
        <translation>按状态的图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Images begun and accepted over time</source>
        <translation>随时间开始和接受的图像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Active work on each day</source>
        <translation>每天的实际工作时间</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Share of each class in all labelled pixels</source>
        <translation>各类别占全部已标注像素的比例</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Begun</source>
        <translation>已开始</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Active work</source>
        <translation>实际工作</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>{count:,} labelled pixels. Objects are regions that hang together.</source>
        <extracomment>{count:,} labelled pixel. Objects are regions that hang together.</extracomment>
        <translation>
            <numerusform>{count:,} 个已标注像素。对象是相连的区域。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>The masks could not be counted.</source>
        <translation>无法统计掩膜。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Numbers</source>
        <translation>数据</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Images over time</source>
        <translation>图像随时间变化</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Share of labelled pixels</source>
        <translation>已标注像素的比例</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Work on each day</source>
        <translation>每天的工作</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Which numbers</source>
        <translation>显示哪些数据</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>The chart whose numbers are listed</source>
        <translation>列出哪个图表的数据</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Copy as a table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>With tabs between the values, to paste into a spreadsheet</source>
        <translation>数值以制表符分隔，可粘贴到电子表格</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Copied: {title}, {count:,} rows.</source>
        <extracomment>Copied: {title}, {count:,} row.</extracomment>
        <translation>
            <numerusform>已复制：{title}，{count:,} 行。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Begun until then</source>
        <translation>截至当时已开始</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Accepted until then</source>
        <translation>截至当时已接受</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Minutes of work</source>
        <translation>工作分钟数</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Share in %</source>
        <translation>占比（%）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/text_line.py"/>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Only what you see changes: cut, network and export take the image as it is.</source>
        <translation>只改变显示效果：切割、网络和导出都使用原始图像。</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>How bright the picture is ([[brighter]] and [[darker]]).</source>
        <translation>画面的亮度（[[brighter]] 和 [[darker]]）。</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>How far bright and dark are apart ([[contrast_more]] and [[contrast_less]]).</source>
        <translation>明暗的差距（[[contrast_more]] 和 [[contrast_less]]）。</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>What the sliders change: all channels, or one of them alone.</source>
        <translation>滑块调整的对象：所有通道，或其中一个。</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Size of an image pixel in the world: of the scale bar and of what is measured</source>
        <translation>一个图像像素的实际尺寸：用于比例尺和测量</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>How bright the middle is, while black and white stay.</source>
        <translation>中间调的亮度，黑白两端不变。</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Close this card; the picture stays as it is set</source>
        <translation>关闭此卡片；画面保持所设状态</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Close the card</source>
        <translation>关闭卡片</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Gamma</source>
        <translation>伽马</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>darker</source>
        <translation>更暗</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>brighter</source>
        <translation>更亮</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>flatter</source>
        <translation>更平</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>stronger</source>
        <translation>更强</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Channel that the sliders change</source>
        <translation>滑块调整的通道</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>All channels</source>
        <translation>所有通道</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Size of a pixel</source>
        <translation>像素尺寸</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Unit of the size of a pixel</source>
        <translation>像素尺寸的单位</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>A pixel is</source>
        <translation>一个像素为</translation>
    </message>
    <message>
        <location filename="../../gui/display/navigator.py"/>
        <source>The whole image, and what of it is in view. Drag to look elsewhere</source>
        <translation>整张图像及其可见范围。拖动可查看别处</translation>
    </message>
    <message>
        <location filename="../../gui/display/split_handle.py"/>
        <source>Divider</source>
        <translation>分隔线</translation>
    </message>
    <message>
        <location filename="../../gui/display/split_handle.py"/>
        <source>Drag to see more of one side</source>
        <translation>拖动可多看某一侧</translation>
    </message>
    <message>
        <location filename="../../gui/language/texts.py"/>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <location filename="../../gui/links/backup_link.py"/>
        <source>Safety copy made: {name}.</source>
        <translation>已创建安全副本：{name}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/backup_link.py"/>
        <source>It is in {folder}.</source>
        <translation>它位于 {folder}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/backup_link.py"/>
        <source>No safety copy could be made: {reason}</source>
        <translation>无法创建安全副本：{reason}</translation>
    </message>
    <message>
        <location filename="../../gui/links/backup_link.py"/>
        <source>Restoring…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <location filename="../../gui/links/backup_link.py"/>
        <source>Restored as {name}.</source>
        <translation>已恢复为 {name}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>The mask is not shown, so nothing was applied or accepted.</source>
        <translation>掩膜未显示，因此未应用或接受任何内容。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>[[overlay]] shows it.</source>
        <translation>[[overlay]] 可显示掩膜。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>[[opacity_more]] makes it stronger.</source>
        <translation>[[opacity_more]] 可加深掩膜。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>The mask is too faint to be seen, so nothing was applied or accepted.</source>
        <translation>掩膜太淡而看不清，因此未应用或接受任何内容。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>The mask is hidden while Q is held, so nothing was applied or accepted.</source>
        <translation>按住 Q 时掩膜隐藏，因此未应用或接受任何内容。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Let the key go.</source>
        <translation>请松开该键。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>The prediction alone is shown, not the mask, so nothing was applied or accepted.</source>
        <translation>仅显示了预测而非掩膜，因此未应用或接受任何内容。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>[[layer_prediction]] shows the mask again.</source>
        <translation>[[layer_prediction]] 可重新显示掩膜。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Only differences are shown, not the mask, so nothing was applied or accepted.</source>
        <translation>仅显示了差异而非掩膜，因此未应用或接受任何内容。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>[[layer_difference]] shows the mask again.</source>
        <translation>[[layer_difference]] 可重新显示掩膜。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Left of the divider no mask is shown, so nothing was applied or accepted.</source>
        <translation>分隔线左侧未显示掩膜，因此未应用或接受任何内容。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>[[compare_split]] shows all of it.</source>
        <translation>[[compare_split]] 可显示全部。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>There is no prediction of this image yet.</source>
        <translation>此图像还没有预测。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>[[predict_now]] asks for one.</source>
        <translation>[[predict_now]] 可请求预测。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>There is no cut in sight, so both sides are the same.</source>
        <translation>当前没有显示切割，因此两侧相同。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Scribbles of two classes make one.</source>
        <translation>两个类别的涂鸦即可产生切割。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Without the cut</source>
        <translation>不含切割</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Mask</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>What you drew with {tool} is not part of the mask yet; it waits.</source>
        <translation>您用{tool}绘制的内容尚未并入掩膜；它会保留等待。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Choose {tool} to go on with it, to apply or to drop it.</source>
        <translation>选择{tool}可继续、应用或放弃它。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Only over unlabelled</source>
        <translation>仅覆盖未标注部分</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Only over {name}</source>
        <translation>仅覆盖 {name}</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>{tool} in {image}</source>
        <translation>{image} 中的{tool}</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Something is drawn that is not part of a mask yet: {drafts}.</source>
        <translation>有绘制的内容尚未并入掩膜：{drafts}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Apply it with Enter or drop it with Escape. Do the same again to leave without it.</source>
        <translation>按 Enter 应用或按 Escape 放弃。再次执行同一操作则不带它离开。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>What you drew with {tool} in {image} is not part of its mask yet; it waits there.</source>
        <translation>您在 {image} 中用{tool}绘制的内容尚未并入其掩膜；它在那里保留等待。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Go back to that image to apply or to drop it.</source>
        <translation>回到该图像可应用或放弃它。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Something is drawn in this image that is not part of the mask yet.</source>
        <translation>此图像中有绘制的内容尚未并入掩膜。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>{one} or {other}</source>
        <translation>{one} 或 {other}</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Choose {tool} to see it.</source>
        <translation>选择{tool}可查看。</translation>
    </message>
    <message>
        <location filename="../../gui/links/color_warning.py"/>
        <source>The colour of '{name}' is nearly that of the image below it.</source>
        <translation>“{name}”的颜色与其下方的图像非常接近。</translation>
    </message>
    <message>
        <location filename="../../gui/links/color_warning.py"/>
        <source>[[distinct_colors]] gives it another one, [[overlay]] shows outlines.</source>
        <translation>[[distinct_colors]] 可换一种颜色，[[overlay]] 可显示轮廓。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/audit_link.py"/>
        <source>{count:,} findings come back.</source>
        <extracomment>{count:,} finding comes back.</extracomment>
        <translation>
            <numerusform>{count:,} 个问题重新出现。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/audit_link.py"/>
        <source>No finding was left as it is.</source>
        <translation>没有保持原样的问题。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/audit_link.py"/>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的内容。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/check_link.py"/>
        <source>The project could not be saved, so nothing was repaired. Put its folder or disk back, or make room on it, then try again.</source>
        <translation>项目无法保存，因此未修复任何内容。请恢复其文件夹或磁盘，或腾出空间，然后重试。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/check_link.py"/>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>{minutes} min {seconds:02d} s</source>
        <translation>{minutes} 分 {seconds:02d} 秒</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>{count:,} strokes</source>
        <extracomment>{count} stroke</extracomment>
        <translation>
            <numerusform>{count:,} 笔</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>{count:,} clicks</source>
        <extracomment>{count} click</extracomment>
        <translation>
            <numerusform>{count:,} 次单击</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>{count:,} keys</source>
        <extracomment>{count} key</extracomment>
        <translation>
            <numerusform>{count:,} 次按键</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>{count} undone</source>
        <extracomment>{count} undone</extracomment>
        <translation>
            <numerusform>{count} 次撤销</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>Active work on this image so far: {counts}.</source>
        <translation>此图像迄今的实际工作：{counts}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>A click shows all images ([[effort]]).</source>
        <translation>单击可查看所有图像 ([[effort]])。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/export_link.py"/>
        <source>{count:,} images exported.</source>
        <extracomment>{count} image exported.</extracomment>
        <translation>
            <numerusform>已导出 {count:,} 张图像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/export_link.py"/>
        <source>{count:,} images stayed out, as the model in use has not predicted them yet: keep Learning &gt; Predict images in the background on until it has, then export again.</source>
        <extracomment>{count} image stayed out, as the model in use has not predicted it yet: keep Learning &gt; Predict images in the background on until it has, then export again.</extracomment>
        <translation>
            <numerusform>{count:,} 张图像未导出，因为当前模型尚未预测它们：请保持“学习 &gt; 在后台预测图像”开启直到完成，然后再次导出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/export_link.py"/>
        <source>{count:,} images not accepted stayed out.</source>
        <extracomment>{count} image not accepted stayed out.</extracomment>
        <translation>
            <numerusform>{count:,} 张未接受的图像未导出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/export_link.py"/>
        <source>{count:,} images could not be written; the first: {problem}</source>
        <extracomment>{count} image could not be written; the first: {problem}</extracomment>
        <translation>
            <numerusform>{count:,} 张图像无法写入；第一张：{problem}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_link.py"/>
        <source>They stay, and the new ones for such images are left out.</source>
        <translation>保留已有标签，略过这些图像的新标签。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_link.py"/>
        <source>The new ones take their place; undo brings them back.</source>
        <translation>由新标签取代；撤销可恢复已有标签。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_link.py"/>
        <source>What becomes of labels that images have already?</source>
        <translation>图像已有的标签如何处理？</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_link.py"/>
        <source>Show {count:,} left out…</source>
        <extracomment>Show {count} left out…</extracomment>
        <translation>
            <numerusform>显示略过的 {count:,} 项…</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_link.py"/>
        <source>[[undo]] takes back one thing after the other, this import last.</source>
        <translation>[[undo]] 逐项收回，此次导入最后收回。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_link.py"/>
        <source>Something was done since the import, which comes first.</source>
        <translation>导入之后还有其他操作，须先撤销它们。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>No image has got labels from {name}.</source>
        <translation>没有图像从 {name} 获得标签。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>{count:,} images have labels from {name} now.</source>
        <extracomment>{count} image has labels from {name} now.</extracomment>
        <translation>
            <numerusform>现有 {count:,} 张图像带有来自 {name} 的标签。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>Stopped: {count:,} images have labels from {name} now.</source>
        <extracomment>Stopped: {count} image has labels from {name} now.</extracomment>
        <translation>
            <numerusform>已停止：现有 {count:,} 张图像带有来自 {name} 的标签。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>{count:,} images are new.</source>
        <extracomment>{count} image is new.</extracomment>
        <translation>
            <numerusform>{count:,} 张图像是新的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>{count:,} images kept the labels that they had.</source>
        <extracomment>{count} image kept the labels that it had.</extracomment>
        <translation>
            <numerusform>{count:,} 张图像保留了原有标签。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>{count:,} are to be looked at before they count.</source>
        <extracomment>{count} is to be looked at before it counts.</extracomment>
        <translation>
            <numerusform>{count:,} 张须查看后才算数。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>{count:,} could not be used.</source>
        <extracomment>{count} could not be used.</extracomment>
        <translation>
            <numerusform>{count:,} 项无法使用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>The source has no labels for {count:,} images.</source>
        <extracomment>The source has no labels for {count} image.</extracomment>
        <translation>
            <numerusform>来源中没有 {count:,} 张图像的标签。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>It kept the labels that it had.</source>
        <translation>它保留了原有标签。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>Not accepted yet, as {reason}.</source>
        <translation>尚未接受，因为{reason}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/model_card_link.py"/>
        <source>File for the model</source>
        <translation>模型的文件</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/model_card_link.py"/>
        <source>ONNX (*.onnx)</source>
        <translation>ONNX (*.onnx)</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/model_card_link.py"/>
        <source>Writing the model, and checking its answers…</source>
        <translation>正在写入模型并检查其输出…</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/new_project_link.py"/>
        <source>This folder holds no image that Inkling can read.</source>
        <translation>此文件夹中没有 Inkling 能读取的图像。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/new_project_link.py"/>
        <source>The project will be {path}.</source>
        <translation>项目将为 {path}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/new_project_link.py"/>
        <source>There is a project {path} already: open that, or choose another folder.</source>
        <translation>已有项目 {path}：请打开它，或选择其他文件夹。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/new_project_link.py"/>
        <source>{count:,} images found.</source>
        <extracomment>{count} image found.</extracomment>
        <translation>
            <numerusform>找到 {count:,} 张图像。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/pretraining_link.py"/>
        <source>{network} on {encoder}</source>
        <translation>{network}，编码器 {encoder}</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>Folder for the pictures and their labels</source>
        <translation>存放图像及其标签的文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>Fetching…</source>
        <translation>正在获取…</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>Fetch the tasks again to try once more: what has arrived is kept.</source>
        <translation>请再次获取任务以重试：已到达的内容会保留。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>{count:,} pictures fetched.</source>
        <extracomment>{count} picture fetched.</extracomment>
        <translation>
            <numerusform>已获取 {count:,} 张图像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>{count:,} could not be; the first: {problem}</source>
        <extracomment>{count} could not be; the first: {problem}</extracomment>
        <translation>
            <numerusform>{count:,} 张未能获取；第一张：{problem}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>To be created: {created:,}. To be updated: {updated:,}. The same already: {same:,}.</source>
        <translation>将新建：{created:,}。将更新：{updated:,}。已相同：{same:,}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>Created: {created:,}. Updated: {updated:,}. The same already: {same:,}.</source>
        <translation>已新建：{created:,}。已更新：{updated:,}。已相同：{same:,}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>Changed there since, and left alone: {count:,}.</source>
        <translation>在服务器上此后被更改，因此未动：{count:,}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>Accepted images without a task there: {count:,}.</source>
        <translation>在服务器上没有任务的已接受图像：{count:,}。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>{count:,} cannot be sent; the first: {problem}</source>
        <extracomment>{count} cannot be sent; the first: {problem}</extracomment>
        <translation>
            <numerusform>{count:,} 张无法发送；第一张：{problem}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_opener.py"/>
        <source>Group of classes</source>
        <translation>类别的组</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_opener.py"/>
        <source>Which heading do the classes stand under?</source>
        <translation>这些类别列在哪个标题下？</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_opener.py"/>
        <source>A click on the heading folds its classes. An empty line takes them out of their group.</source>
        <translation>单击标题可折叠其类别。留空则将它们移出所在的组。</translation>
    </message>
    <message>
        <location filename="../../gui/links/display_link.py"/>
        <source>This image has its full contrast already, from black to white.</source>
        <translation>此图像从黑到白已用满对比度。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的内容。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is nothing to take back: no stroke in progress, no scribbles without a cut.</source>
        <translation>没有可收回的内容：没有正在画的笔画，也没有未形成切割的涂鸦。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>This image has no labels and no scribbles.</source>
        <translation>此图像没有标签，也没有涂鸦。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The prediction of the current model is in sight already.</source>
        <translation>当前模型的预测已在显示。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is no doubtful spot in this image.</source>
        <translation>此图像中没有可疑之处。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>All images are listed already.</source>
        <translation>所有图像已全部列出。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The tool cannot be thinner.</source>
        <translation>工具不能再细。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The tool cannot be thicker.</source>
        <translation>工具不能再粗。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>This is the first class of the list.</source>
        <translation>这是列表中的第一个类别。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>This is the last class of the list.</source>
        <translation>这是列表中的最后一个类别。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>No class is hidden.</source>
        <translation>没有隐藏的类别。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The colours are easy to tell apart already.</source>
        <translation>颜色已易于区分。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The class is the first of the list already.</source>
        <translation>该类别已在列表最前。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The class is the last of the list already.</source>
        <translation>该类别已在列表最后。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>This class is in no group. Classes &gt; Put the class in a group makes one.</source>
        <translation>此类别不属于任何组。可用“类别 &gt; 将类别归入组”建立。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is no class to rename.</source>
        <translation>没有可重命名的类别。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The whole image is in sight already.</source>
        <translation>整张图像已在显示。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>One image pixel is one screen pixel already.</source>
        <translation>一个图像像素已对应一个屏幕像素。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The image cannot be shown larger.</source>
        <translation>图像不能再放大。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The image cannot be shown smaller.</source>
        <translation>图像不能再缩小。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The picture is shown as it is in its file already.</source>
        <translation>画面已按文件原样显示。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The picture cannot be brighter.</source>
        <translation>画面不能再亮。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The picture cannot be darker.</source>
        <translation>画面不能再暗。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The picture cannot have more contrast.</source>
        <translation>对比度不能再高。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The picture cannot have less contrast.</source>
        <translation>对比度不能再低。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is no earlier view of this image.</source>
        <translation>此图像没有更早的视图。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is no later view of this image.</source>
        <translation>此图像没有更晚的视图。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The image is shown as it is already: neither turned nor mirrored.</source>
        <translation>图像已按原样显示：未旋转，未镜像。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The mask cannot be fainter.</source>
        <translation>掩膜不能再淡。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The mask cannot be stronger.</source>
        <translation>掩膜不能再深。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The tour is open: its card says what comes next.</source>
        <translation>导览已打开：其卡片会提示下一步。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>Nothing runs that could be stopped.</source>
        <translation>没有可停止的任务。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>No learning runs that could be stopped.</source>
        <translation>没有可停止的学习。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>No learning runs that could be paused.</source>
        <translation>没有可暂停的学习。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>A network is learning already.</source>
        <translation>已有网络正在学习。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is no model yet. Accept images, and one learns from them.</source>
        <translation>还没有模型。请接受图像，即可从中学习。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>You draw with this class already.</source>
        <translation>已在用此类别绘制。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>You draw with this tool already.</source>
        <translation>已在用此工具绘制。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>It stops as soon as it can.</source>
        <translation>会尽快停止。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>This project has no class {id}.</source>
        <translation>此项目没有类别 {id}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>{action}: there is nothing to do.</source>
        <translation>{action}：没有需要做的。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>{action}: no project is open.</source>
        <translation>{action}：没有打开的项目。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>No image is open. Choose one in the list.</source>
        <translation>没有打开的图像。请在列表中选择一张。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>{action}: not possible now.</source>
        <translation>{action}：现在不可用。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>Point at an object first.</source>
        <translation>请先指向一个对象。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>Point somewhere else, or open another image.</source>
        <translation>请指向其他位置，或打开另一张图像。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>This object is only predicted, and no class here is the background.</source>
        <translation>此对象仅为预测，且这里没有作为背景的类别。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>Paint it with the class that it should have.</source>
        <translation>请用它应有的类别涂绘。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>There is no object under the pointer.</source>
        <translation>指针下没有对象。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/pointed_object.py"/>
        <source>Copied: '{name}', {count:,} pixels.</source>
        <extracomment>Copied: '{name}', {count:,} pixel.</extracomment>
        <translation>
            <numerusform>已复制：“{name}”，{count:,} 个像素。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>[[paste_object]] paints it under the pointer, [[paste_in_place]] where it was.</source>
        <translation>[[paste_object]] 绘制到指针处，[[paste_in_place]] 绘制到原位置。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>[[paste_object]] paints it under the pointer.</source>
        <translation>[[paste_object]] 绘制到指针处。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>What was copied would lie outside of this image.</source>
        <translation>复制的内容会落在此图像之外。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>What was copied is here already.</source>
        <translation>复制的内容已在此处。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>The pointer is not over the image.</source>
        <translation>指针不在图像上。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>No object was copied.</source>
        <translation>没有复制任何对象。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>[[copy_object]] copies the one under the pointer.</source>
        <translation>[[copy_object]] 复制指针下的对象。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>The list of images can show one group. An empty line takes them out of their group.</source>
        <translation>图像列表可以只显示一组。留空则将图像移出所在的组。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>They are in several groups now, and stay there unless you type or choose one.</source>
        <translation>它们目前分属多个组，除非您输入或选择一个，否则保持不变。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>Group of images</source>
        <translation>图像分组</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>What do the {count:,} images belong to, such as a patient or a slide?</source>
        <extracomment>What does the image belong to, such as a patient or a slide?</extracomment>
        <translation>
            <numerusform>这 {count:,} 张图像属于什么，例如一位患者或一张切片？</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>Name of the image</source>
        <translation>图像名称</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>How is the image called in this project?</source>
        <translation>此图像在本项目中叫什么？</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>Its file keeps its name, {name}; an empty line shows that again.</source>
        <translation>文件名仍为 {name}；留空则重新显示文件名。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Name and place</source>
        <translation>名称和位置</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Labelling</source>
        <translation>标注</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Images, classes and copies</source>
        <translation>图像、类别和副本</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Settings of {name}</source>
        <translation>{name} 的设置</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Name of the project</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>How is this project called?</source>
        <translation>此项目叫什么？</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>The title of the window shows it. Its folder stays {folder}.</source>
        <translation>显示在窗口标题中。文件夹仍为 {folder}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Where are they now?…</source>
        <translation>现在在哪里？…</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Its folder</source>
        <translation>项目文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>{folder} holds masks, history, models and settings.</source>
        <translation>{folder} 中存放掩膜、历史、模型和设置。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Check it…</source>
        <translation>检查…</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>No images yet.</source>
        <translation>还没有图像。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>{count:,} folders</source>
        <extracomment>{count} folder</extracomment>
        <translation>
            <numerusform>{count:,} 个文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>{count:,} images from {place}.</source>
        <extracomment>{count} image from {place}.</extracomment>
        <translation>
            <numerusform>{count:,} 张图像，来自 {place}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>What comes next</source>
        <translation>下一张的顺序</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>The order in which [[next_to_label]] and accepting offer images.</source>
        <translation>[[next_to_label]] 和接受之后提供图像的顺序。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>{network} learns from the next round on.</source>
        <translation>从下一轮起由 {network} 学习。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>How images are varied in training: turned, bent, brighter and darker.</source>
        <translation>训练时如何变化图像：旋转、弯曲、调亮和调暗。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Add from a template…</source>
        <translation>从模板添加…</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Picture and size of a pixel</source>
        <translation>画面和像素尺寸</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Brightness, contrast and channels on the screen, and how long a pixel is in the world.</source>
        <translation>屏幕上的亮度、对比度和通道，以及一个像素的实际长度。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Open the card</source>
        <translation>打开卡片</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Where one object ends and the next begins.</source>
        <translation>一个对象在何处结束、下一个在何处开始。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Their folder, and a project made of one.</source>
        <translation>其文件夹，以及用副本建立的项目。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>Suggested: {tag}, {percent} %</source>
        <translation>建议：{tag}，{percent} %</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>{percent} % likely</source>
        <translation>可能性 {percent} %</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>Tags of images</source>
        <translation>图像关键词</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>What is to be said of the {count:,} images?</source>
        <extracomment>What is to be said of the image?</extracomment>
        <translation>
            <numerusform>要为这 {count:,} 张图像添加什么说明？</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>Sort by a tag</source>
        <translation>按关键词排序</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>Which images are to come first?</source>
        <translation>哪些图像排在前面？</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>Those come first that are most like the images that have the tag.</source>
        <translation>与带有该关键词的图像最相似的排在前面。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>[[sort_by_tag]] sorts it; then this key answers.</source>
        <translation>[[sort_by_tag]] 进行排序；之后此键才有作用。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>The list is not sorted by a tag.</source>
        <translation>列表未按关键词排序。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>Words with commas between them, such as: blurred, night.</source>
        <translation>用逗号分隔的词，例如：模糊, 夜晚。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>Tags that only some of them have stay as they are.</source>
        <translation>仅部分图像带有的关键词保持不变。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>Tags of this project: {tags}</source>
        <translation>此项目的关键词：{tags}</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>Of every image it is said whether it has the tag {tag}.</source>
        <translation>每张图像是否带有关键词 {tag} 均已确定。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>Compared by {source}. [[accept_tag]] gives the tag, [[refuse_tag]] says no.</source>
        <translation>比较依据：{source}。[[accept_tag]] 添加关键词，[[refuse_tag]] 表示没有。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>{shown:,} of {total:,} images by the tag {tag}, the most likely first</source>
        <translation>按关键词 {tag} 显示 {total:,} 张图像中的 {shown:,} 张，最可能的在前</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>{count:,} images by the tag {tag}, the most likely first</source>
        <extracomment>{count} image that may have the tag {tag}</extracomment>
        <translation>
            <numerusform>按关键词 {tag} 排列的 {count:,} 张图像，最可能的在前</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>Tagged: {tag}</source>
        <translation>已添加关键词：{tag}</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/tag_link.py"/>
        <source>Not {tag}</source>
        <translation>非 {tag}</translation>
    </message>
    <message>
        <location filename="../../gui/links/question_link.py"/>
        <source>Save my work to this folder</source>
        <translation>将我的工作保存到此文件夹</translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>in order</source>
        <translation>按顺序</translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>most uncertain first</source>
        <translation>最不确定的优先</translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>most different first</source>
        <translation>差异最大的优先</translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>least effort first</source>
        <translation>工作量最少的优先</translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>Every image is labelled.</source>
        <translation>所有图像均已标注。</translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>The next {shown:,} of {total:,}: {order}</source>
        <translation>接下来的 {shown:,} 张（共 {total:,} 张）：{order}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/queue_link.py"/>
        <source>{count:,} images to label: {order}</source>
        <extracomment>{count} image to label: {order}</extracomment>
        <translation>
            <numerusform>{count:,} 张待标注图像：{order}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>“Next to label” opens the next one.</source>
        <translation>“下一张待标注图像”打开下一张。</translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>There is no page of the wall to accept again.</source>
        <translation>没有可重新接受的审阅墙页面。</translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>There is no page of the wall to take back.</source>
        <translation>没有可收回的审阅墙页面。</translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>Other steps are undone and redone in the window, where they are seen.</source>
        <translation>其他步骤请在窗口中撤销和重做，在那里可以看到它们。</translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>No image is marked.</source>
        <translation>没有标记的图像。</translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>Click the wrong ones, or press X on them.</source>
        <translation>请单击有误的图像，或在其上按 X。</translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>Marked on the wall</source>
        <translation>在审阅墙上标记</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>{count:,} images marked on the review wall</source>
        <extracomment>{count} image marked on the review wall</extracomment>
        <translation>
            <numerusform>审阅墙上标记了 {count:,} 张图像</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>[[next_image]] opens the next one.</source>
        <translation>[[next_image]] 打开下一张。</translation>
    </message>
    <message>
        <location filename="../../gui/links/session_link.py"/>
        <source>No further image that can be read is in the list that is shown.</source>
        <translation>当前列表中没有更多可读取的图像。</translation>
    </message>
    <message>
        <location filename="../../gui/links/session_link.py"/>
        <source>Image &gt; Put removed images back takes it in again.</source>
        <translation>“图像 &gt; 放回已移除的图像”可将其重新加入。</translation>
    </message>
    <message>
        <location filename="../../gui/links/session_link.py"/>
        <source>{name} is removed from the project.</source>
        <translation>{name} 已从项目中移除。</translation>
    </message>
    <message>
        <location filename="../../gui/links/session_link.py"/>
        <source>{name} is being opened.</source>
        <translation>正在打开 {name}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/session_link.py"/>
        <source>Choose an image in the list.</source>
        <translation>请在列表中选择一张图像。</translation>
    </message>
    <message>
        <location filename="../../gui/links/session_link.py"/>
        <source>Add images to begin: drop a folder here, or choose File &gt; Add images.</source>
        <translation>添加图像即可开始：将文件夹拖放到此处，或选择“文件 &gt; 添加图像”。</translation>
    </message>
    <message>
        <location filename="../../gui/links/similarity_link.py"/>
        <source>{share} alike</source>
        <translation>{share} 相似</translation>
    </message>
    <message>
        <location filename="../../gui/links/similarity_link.py"/>
        <source>This image</source>
        <translation>此图像</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/similarity_link.py"/>
        <source>{count:,} images like {name}, the most alike first</source>
        <extracomment>{count} image like {name}, the most alike first</extracomment>
        <translation>
            <numerusform>与 {name} 相似的 {count:,} 张图像，最相似的在前</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/similarity_link.py"/>
        <source>Compared by {source}.</source>
        <translation>比较依据：{source}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/similarity_link.py"/>
        <source>Encoder that learned from unlabelled images</source>
        <translation>从未标注图像学习过的编码器</translation>
    </message>
    <message>
        <location filename="../../gui/links/similarity_link.py"/>
        <source>Encoders (*.safetensors)</source>
        <translation>编码器 (*.safetensors)</translation>
    </message>
    <message>
        <location filename="../../gui/links/value_texts.py"/>
        <source>{values} (8 bit)</source>
        <translation>{values}（8 位）</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/canvas_only.py"/>
        <source>{keys} brings panels and menus back.</source>
        <translation>{keys} 恢复面板和菜单。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/canvas_only.py"/>
        <source>{keys}, then '{action}', brings panels and menus back.</source>
        <translation>{keys}，再选“{action}”，恢复面板和菜单。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/dropped_link.py"/>
        <source>Drop images, a folder of images, labels (a folder, or a file such as .json), a project (.inkling) or a safety copy (.zip).</source>
        <translation>请拖放图像、图像文件夹、标签（文件夹或 .json 之类的文件）、项目 (.inkling) 或安全副本 (.zip)。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/dropped_link.py"/>
        <source>{dropped} cannot be used here.</source>
        <translation>{dropped} 在此无法使用。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/dropped_link.py"/>
        <source>It is an archive and no safety copy of Inkling: unpack it, and drop the folder.</source>
        <translation>这是一个压缩包，不是 Inkling 的安全副本：请先解压，再拖入文件夹。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/dropped_link.py"/>
        <source>Classes of a list are added by pasting its lines into the line below the list of classes.</source>
        <translation>要添加列表中的类别，请将其各行粘贴到类别列表下方的输入行。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/dropped_link.py"/>
        <source>Only {name} of what was dropped is open.</source>
        <translation>拖放的内容中只打开了 {name}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/dropped_link.py"/>
        <source>Drop images again to add them to it.</source>
        <translation>再次拖放图像即可添加到其中。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>Keys (*.json)</source>
        <translation>按键 (*.json)</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>Keys to read</source>
        <translation>要读取的按键</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>{name} holds no keys of Inkling.</source>
        <translation>{name} 中没有 Inkling 的按键。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>File for the keys</source>
        <translation>按键文件</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>The keys are in {name}.</source>
        <translation>按键已存入 {name}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>Sheet of keys</source>
        <translation>按键表</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>PDF (*.pdf);;Web page (*.html)</source>
        <translation>PDF (*.pdf);;网页 (*.html)</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>The sheet is in {name}.</source>
        <translation>按键表已存入 {name}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/palette_link.py"/>
        <source>Hold {keys} on the canvas: it lasts as long as the key.</source>
        <translation>在画布上按住 {keys}：松开即结束。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/palette_link.py"/>
        <source>Draw with this class</source>
        <translation>用此类别绘制</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/palette_link.py"/>
        <source>Recent project</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/palette_link.py"/>
        <source>It is not at its place now: {path}. File &gt; Recent projects can locate it.</source>
        <translation>它现在不在原处：{path}。“文件 &gt; 最近的项目”可以定位它。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Drawing and cutting</source>
        <translation>绘制和切割</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>This project</source>
        <translation>此项目</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>No project is open.</source>
        <translation>没有打开的项目。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Colours of the window</source>
        <translation>窗口颜色</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Dark, light, or as the system has them.</source>
        <translation>深色、浅色或跟随系统。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Dark colours</source>
        <translation>深色</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Light colours</source>
        <translation>浅色</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Language of all texts of the window; taken at the next start.</source>
        <translation>窗口中所有文字的语言；下次启动时生效。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Strength of the mask</source>
        <translation>掩膜强度</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>How much of the image the mask covers: at 0 % none is seen.</source>
        <translation>掩膜遮盖图像的程度：0 % 时完全看不见。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>What counts as uncertain</source>
        <translation>何为不确定</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Where Uncertainty ([[uncertainty]]) paints over the image.</source>
        <translation>不确定性 ([[uncertainty]]) 在图像何处着色。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>The window speaks the chosen language from its next start on.</source>
        <translation>窗口从下次启动起使用所选语言。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Size of islands</source>
        <translation>孤岛大小</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Remove islands takes away pieces of a class that are smaller.</source>
        <translation>“移除孤岛”会去掉类别中更小的碎块。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>All sliders of the cut</source>
        <translation>切割的所有滑块</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Prediction, Texture and Reach are in the card Cut, too.</source>
        <translation>“切割”卡片中也显示预测、纹理和影响范围。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Each prediction is the average of twelve changed copies of the image: better, 12 × slower.</source>
        <translation>每次预测取图像十二个变化副本的平均：更好，但慢 12 倍。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Accepting an image that is mostly unlabelled, or of one class only, takes a second press.</source>
        <translation>接受大部分未标注或只有一个类别的图像时，需要再按一次。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>A network learns after each image that you accept.</source>
        <translation>每接受一张图像后，网络进行学习。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>The model predicts images that are not accepted while nothing else runs.</source>
        <translation>空闲时由模型预测尚未接受的图像。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>When a safety copy is made</source>
        <translation>何时创建安全副本</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Classes, masks, history and models go to one file when something changed.</source>
        <translation>有更改时，将类别、掩膜、历史和模型存入一个文件。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Every hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Never by itself</source>
        <translation>从不自动创建</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Older ones are deleted, the older the fewer.</source>
        <translation>较旧的会被删除，越旧保留越少。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>copies</source>
        <translation>个副本</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Their folder, and restoring one</source>
        <translation>副本文件夹和恢复副本</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Where the copies are, and a project made of one.</source>
        <translation>副本所在位置，以及用副本建立的项目。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Safety copies…</source>
        <translation>安全副本…</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Set of keys</source>
        <translation>按键方案</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>The keys of a program that you know, on the actions that do the same.</source>
        <translation>您熟悉的程序的按键，用于作用相同的操作。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Single keys</source>
        <translation>单个按键</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Look up and change the key of any action; a sheet to print.</source>
        <translation>查看和更改任何操作的按键；可打印按键表。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Keyboard shortcuts…</source>
        <translation>键盘快捷键…</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/recent_link.py"/>
        <source>Where is {name} now?</source>
        <translation>{name} 现在在哪里？</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/recent_link.py"/>
        <source>{name} is not in this folder.</source>
        <translation>{name} 不在此文件夹中。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/recent_link.py"/>
        <source>Choose the folder {name} itself, or the one around it.</source>
        <translation>请选择文件夹 {name} 本身，或其上级文件夹。</translation>
    </message>
    <message>
        <location filename="../../gui/menus.py"/>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <location filename="../../gui/menus.py"/>
        <source>Locate {name}…</source>
        <translation>定位 {name}…</translation>
    </message>
    <message>
        <location filename="../../gui/menus.py"/>
        <source>No project was opened yet</source>
        <translation>尚未打开过项目</translation>
    </message>
    <message>
        <location filename="../../gui/menus.py"/>
        <source>Clear the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <location filename="../../gui/menus.py"/>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <location filename="../../gui/messages.py"/>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <location filename="../../gui/messages.py"/>
        <source>Close this message; [[past_notices]] shows it again</source>
        <translation>关闭此消息；[[past_notices]] 可再次显示</translation>
    </message>
    <message>
        <location filename="../../gui/messages.py"/>
        <source>List all messages</source>
        <translation>列出所有消息</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/messages.py"/>
        <source>And {count:,} more messages</source>
        <extracomment>And {count:,} more message</extracomment>
        <translation>
            <numerusform>还有 {count:,} 条消息</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/modes.py"/>
        <source>{value} of {most}</source>
        <translation>{value} / {most}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/charts/day_chart.py"/>
        <source>No work was counted yet.</source>
        <translation>尚无工作记录。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/names_line.py"/>
        <source>Add a class: type its name</source>
        <translation>添加类别：输入名称</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/names_line.py"/>
        <source>Return adds it. Several lines that are pasted become a class each.</source>
        <translation>按回车添加。粘贴多行时，每行成为一个类别。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/names_line.py"/>
        <source>Name of a new class</source>
        <translation>新类别的名称</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>Class {about}. Double-click to rename.</source>
        <translation>类别 {about}。双击可重命名。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>{name}, class {about}</source>
        <translation>{name}，类别 {about}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>{count} classes</source>
        <extracomment>{count} class</extracomment>
        <translation>
            <numerusform>{count} 个类别</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>{group}: {classes}. A click unfolds it.</source>
        <translation>{group}：{classes}。单击可展开。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>{group}: {classes}. A click folds it.</source>
        <translation>{group}：{classes}。单击可折叠。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>Group {group}, {classes}, folded</source>
        <translation>组 {group}，{classes}，已折叠</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>Group {group}, {classes}, unfolded</source>
        <translation>组 {group}，{classes}，已展开</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>{id}: {name} (key {id})</source>
        <translation>{id}：{name} (按键 {id})</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>{id}: {name}</source>
        <translation>{id}：{name}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>single objects</source>
        <translation>区分实例</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>no single objects</source>
        <translation>不区分实例</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Add a class ([[add_class]])</source>
        <translation>添加类别 ([[add_class]])</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Add a class</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Colour of {name}</source>
        <translation>{name} 的颜色</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Change colour…</source>
        <translation>更改颜色…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Has single objects</source>
        <translation>区分实例</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Its regions are counted and numbered; stuff such as sky has none</source>
        <translation>其区域会计数并编号；天空之类的背景物没有实例</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Rename the group…</source>
        <translation>重命名组…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Take its classes out of it</source>
        <translation>将其类别移出组</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Show its classes</source>
        <translation>显示其类别</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Hide its classes</source>
        <translation>隐藏其类别</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Unlock its classes</source>
        <translation>解锁其类别</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Lock its classes</source>
        <translation>锁定其类别</translation>
    </message>
    <message>
        <location filename="../../gui/panels/curves.py"/>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <location filename="../../gui/panels/curves.py"/>
        <source>Overlap of the network in training with your own masks (IoU), all pixels of the images held back from learning together</source>
        <translation>训练中的网络与您自己的掩膜的重叠（IoU），留出图像的所有像素合计</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Cut</source>
        <translation>切割</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>{note} (V: the next way)</source>
        <translation>{note}（V：下一种方式）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Correcting: the sliders change only what is within Reach of a scribble.</source>
        <translation>正在修正：滑块只改变笔画作用范围内的部分。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Only the scribbles of a new mask tell it, not those of a correction</source>
        <translation>只有新掩膜的笔画能决定它，修正的笔画不能</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>A cut learns from scribbles. Painted pixels teach it nothing, and stay as they are.</source>
        <translation>切割从涂鸦学习。手绘的像素不参与学习，并保持不变。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Corrected by scribbles of {count} classes. Painted pixels stay as they are.</source>
        <translation>按 {count} 个类别的涂鸦修正。手绘的像素保持不变。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Cut by scribbles of {count} classes. Painted pixels stay as they are.</source>
        <translation>按 {count} 个类别的涂鸦切割。手绘的像素保持不变。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Corrected by scribbles of {names}. Painted pixels stay as they are.</source>
        <translation>按 {names} 的涂鸦修正。手绘的像素保持不变。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Cut by scribbles of {names}. Painted pixels stay as they are.</source>
        <translation>按 {names} 的涂鸦切割。手绘的像素保持不变。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Way to cut</source>
        <translation>切割方式</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Show all sliders: prediction, texture, and how far a scribble reaches</source>
        <translation>显示所有滑块：预测、纹理和涂鸦的影响范围</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Smoothness</source>
        <translation>平滑度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>How smooth the boundary of a cut is</source>
        <translation>切割边界的平滑程度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>follows each edge in the image</source>
        <translation>紧随图像中的每条边缘</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>runs smoothly past small edges</source>
        <translation>平滑地越过细小边缘</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>How much the prediction of the model counts where there is no scribble</source>
        <translation>没有涂鸦之处模型预测的权重</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>the colours alone decide</source>
        <translation>只由颜色决定</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>the prediction decides</source>
        <translation>由预测决定</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Texture</source>
        <translation>纹理</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>By what a cut tells the classes apart</source>
        <translation>切割依据什么区分类别</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>by the colour of each pixel</source>
        <translation>依据每个像素的颜色</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>by the pattern around each pixel</source>
        <translation>依据每个像素周围的图案</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Reach</source>
        <translation>影响范围</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>How far a scribble on a wrong region changes the mask</source>
        <translation>错误区域上的涂鸦对掩膜的影响有多远</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>just beside the scribble</source>
        <translation>仅在涂鸦旁边</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>everywhere in the image</source>
        <translation>图像中的任何位置</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Smoothness from the scribbles</source>
        <translation>由涂鸦决定平滑度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>The scribbles tell how smooth the regions are: thin things stay where you drew thin things</source>
        <translation>由涂鸦判断区域应有多平滑：在您画了细物之处，细物会保持细</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Texture from the scribbles</source>
        <translation>由涂鸦决定纹理</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>The scribbles tell whether texture finds more than colours: two strokes of each class are enough, on images of up to 400,000 pixels</source>
        <translation>由涂鸦判断纹理是否比颜色更有效：每个类别两笔即可，适用于不超过 400,000 像素的图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>How much of the image the class that you draw with gets; its boundary stays on edges</source>
        <translation>当前类别占图像的多少；其边界仍沿边缘</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Size of the class</source>
        <translation>类别的大小</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>less of it</source>
        <translation>更少</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>more of it</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Class size</source>
        <translation>类别大小</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>After how many rounds of the dense CRF the cut is shown</source>
        <translation>密集 CRF 经过多少轮后显示切割</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>each pixel by itself</source>
        <translation>每个像素各自判断</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>pixels agree with all like ones</source>
        <translation>像素与所有相似像素一致</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Rounds</source>
        <translation>轮数</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/cut.py"/>
        <source>{count} rounds</source>
        <extracomment>{count} round</extracomment>
        <translation>
            <numerusform>{count} 轮</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Size of islands in pixels</source>
        <translation>孤岛大小（像素）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Islands with fewer pixels than this are removed ([[mask_remove_islands]])</source>
        <translation>像素少于此数的孤岛会被移除 ([[mask_remove_islands]])</translation>
    </message>
    <message>
        <location filename="../../gui/panels/docks/dock.py"/>
        <source>{panel}: drag this bar to another side, or out of the window</source>
        <translation>{panel}：将此栏拖到另一侧或窗口之外</translation>
    </message>
    <message>
        <location filename="../../gui/panels/docks/dock.py"/>
        <source>Let this panel float, or dock it again</source>
        <translation>使此面板浮动，或重新停靠</translation>
    </message>
    <message>
        <location filename="../../gui/panels/docks/dock.py"/>
        <source>Close this panel; View &gt; Panels opens it</source>
        <translation>关闭此面板；“视图 &gt; 面板”可打开</translation>
    </message>
    <message>
        <location filename="../../gui/panels/effort_chart.py"/>
        <source>IoU {iou:.2f} before correction, by {model}</source>
        <translation>修正前 IoU {iou:.2f}，模型 {model}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/effort_chart.py"/>
        <source>Seconds for each accepted image; the line is the median of {count}</source>
        <translation>每张已接受图像的秒数；线为 {count} 张的中位数</translation>
    </message>
    <message>
        <location filename="../../gui/panels/effort_chart.py"/>
        <source>IoU of the prediction before your corrections; dashed: a new model</source>
        <translation>您修正之前预测的 IoU；虚线：新模型</translation>
    </message>
    <message>
        <location filename="../../gui/panels/history/panel.py"/>
        <source>No labels yet</source>
        <translation>还没有标签</translation>
    </message>
    <message>
        <location filename="../../gui/panels/history/panel.py"/>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <location filename="../../gui/panels/history/panel.py"/>
        <source>Open an image to see what was done to its mask.</source>
        <translation>打开一张图像即可查看其掩膜的操作历史。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/history/panel.py"/>
        <source>Nothing was done to this mask yet.</source>
        <translation>此掩膜尚未有任何操作。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/history/panel.py"/>
        <source>Steps of the open image</source>
        <translation>当前图像的步骤</translation>
    </message>
    <message>
        <location filename="../../gui/panels/history/panel.py"/>
        <source>{count:,} of {total:,}</source>
        <translation>{count:,} / {total:,}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/group_box.py"/>
        <source>All groups</source>
        <translation>所有组</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/group_box.py"/>
        <source>Without a group</source>
        <translation>未分组</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/group_box.py"/>
        <source>Show images of this group</source>
        <translation>显示此组的图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/group_box.py"/>
        <source>Which images the list shows, by their group</source>
        <translation>列表按组显示哪些图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/group_box.py"/>
        <source>{name} ({count:,})</source>
        <translation>{name} ({count:,})</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/tag_box.py"/>
        <source>All tags</source>
        <translation>所有关键词</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/tag_box.py"/>
        <source>Without a tag</source>
        <translation>没有关键词</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/tag_box.py"/>
        <source>Show images with this tag</source>
        <translation>显示带有此关键词的图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/tag_box.py"/>
        <source>Which images the list shows, by their tags</source>
        <translation>按关键词选择列表显示的图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/view.py"/>
        <source>Show all ([[all_images]])</source>
        <translation>显示全部 ([[all_images]])</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>In work</source>
        <translation>处理中</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>File is missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Interpolated, not looked at yet</source>
        <translation>已插值，尚未查看</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Propagated, not looked at yet</source>
        <translation>已传播，尚未查看</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Copied, not looked at yet</source>
        <translation>已复制，尚未查看</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Predicted</source>
        <translation>已预测</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Accepted, not checked</source>
        <translation>已接受，未复核</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>All images</source>
        <translation>所有图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>No images yet</source>
        <translation>还没有图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>{count:,} of {total:,} accepted</source>
        <translation>已接受 {count:,} / {total:,}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Share of accepted images</source>
        <translation>已接受图像的比例</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Find by name ([[find_image]])</source>
        <translation>按名称查找 ([[find_image]])</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Find an image by name</source>
        <translation>按名称查找图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Show images with this status</source>
        <translation>显示此状态的图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Which images the list shows, by their status</source>
        <translation>列表按状态显示哪些图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Images of the project</source>
        <translation>项目的图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>No image fits this search.</source>
        <translation>没有符合此搜索的图像。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>This project has no images yet.</source>
        <translation>此项目还没有图像。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Show all images</source>
        <translation>显示所有图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Learning starts</source>
        <translation>学习即将开始</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Learning now</source>
        <translation>正在学习</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Learning is paused</source>
        <translation>学习已暂停</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>checked on {count:,} more</source>
        <extracomment>checked on {count} more</extracomment>
        <translation>
            <numerusform>另用 {count:,} 张检验</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>checked on none yet</source>
        <translation>尚未检验</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>{count} left out</source>
        <extracomment>{count} left out</extracomment>
        <translation>
            <numerusform>略过 {count} 张</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>{parts}.</source>
        <translation>{parts}。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>{count:,} images were accepted as predicted: no model is checked on them.</source>
        <extracomment>{count} image was accepted as predicted: no model is checked on it.</extracomment>
        <translation>
            <numerusform>{count:,} 张图像按预测原样接受：不会用它们检验模型。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>{network}: learns from {count:,} images</source>
        <extracomment>{network}: learns from {count} image</extracomment>
        <translation>
            <numerusform>{network}：从 {count:,} 张图像学习</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>From {count:,} images</source>
        <extracomment>From {count} image</extracomment>
        <translation>
            <numerusform>从 {count:,} 张图像学习</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>Next from {count:,} images</source>
        <extracomment>Next from {count} image</extracomment>
        <translation>
            <numerusform>下次从 {count:,} 张图像学习</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Learns in one step: seconds for each image</source>
        <translation>一步学完：每张图像只需几秒</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>After each accepted image</source>
        <translation>每接受一张图像之后</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>When you press Learn now</source>
        <translation>按下“立即学习”时</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Less than a minute left</source>
        <translation>剩余不到一分钟</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>About {count} minutes left</source>
        <extracomment>About {count} minute left</extracomment>
        <translation>
            <numerusform>剩余约 {count} 分钟</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Last result: {result}</source>
        <translation>上次结果：{result}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>The model is not good enough at these classes yet, so their pixels stay open: {names}.</source>
        <translation>模型对这些类别还不够好，因此它们的像素保持未定：{names}。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Learn after each image that you accept; off: only when you press Learn now ([[learn_auto]])</source>
        <translation>每接受一张图像后学习；关闭时：仅在按“立即学习”时 ([[learn_auto]])</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Progress of the round</source>
        <translation>本轮进度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Improve the model from the accepted images ([[learn_start]])</source>
        <translation>用已接受的图像改进模型 ([[learn_start]])</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Pause or resume learning ([[learn_pause]])</source>
        <translation>暂停或继续学习 ([[learn_pause]])</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Stop learning and keep the model in use ([[learn_cancel]])</source>
        <translation>停止学习并保留使用中的模型 ([[learn_cancel]])</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Several classes possible</source>
        <translation>可能属于多个类别</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Two classes close</source>
        <translation>两个类别接近</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Model contradicts itself</source>
        <translation>模型自相矛盾</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Entropy: high where many classes are possible</source>
        <translation>熵：可能属于多个类别之处较高</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Margin: high where the second class is nearly as likely as the first</source>
        <translation>间隔：第二可能的类别与第一几乎同样可能之处较高</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Disagreement of several passes: high where the model says something else each time</source>
        <translation>多次预测的分歧：模型每次判断不同之处较高</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>No model yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/model.py"/>
        <source>{count} min ago</source>
        <extracomment>{count} min ago</extracomment>
        <translation>
            <numerusform>{count} 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/model.py"/>
        <source>{count} h ago</source>
        <extracomment>{count} h ago</extracomment>
        <translation>
            <numerusform>{count} 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/model.py"/>
        <source>{count} days ago</source>
        <extracomment>{count} day ago</extracomment>
        <translation>
            <numerusform>{count} 天前</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>First model, until {network} is better; learned {age}</source>
        <translation>第一个模型，直到 {network} 更好为止；学习于{age}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>In use, learned {age}</source>
        <translation>使用中，{age}学习</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Other models of this project, to go back to</source>
        <translation>此项目的其他模型，可以换回</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>What each model learned from, and how good it is ([[model_card]])</source>
        <translation>每个模型从什么学习、效果如何 ([[model_card]])</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>IoU {share}</source>
        <translation>IoU {share}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Mean overlap with your masks (IoU) on images held back from learning, as the card Learning says it: 100 % is the same mask</source>
        <translation>在留出图像上与您的掩膜的平均重叠（IoU），与“学习”卡片所示相同：100 % 即同一掩膜</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Accept an image and let Inkling learn from it: the next ones come labelled.</source>
        <translation>接受一张图像，让 Inkling 从中学习：之后的图像会自带标签。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Learns next: {network}. A click chooses another one, and how it learns ([[choose_network]])</source>
        <translation>接下来学习：{network}。单击可选择其他网络及学习方式 ([[choose_network]])</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Average the predictions of twelve copies of the image: better, 12 × slower ([[careful]])</source>
        <translation>对图像的十二个副本的预测取平均：更好，但慢 12 倍 ([[careful]])</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>More exact (slower)</source>
        <translation>更精确（较慢）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Kind of uncertainty</source>
        <translation>不确定性的类型</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>What Uncertainty ([[uncertainty]]) marks in the image</source>
        <translation>不确定性 ([[uncertainty]]) 在图像中标出什么</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Marks where</source>
        <translation>标出</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/model.py"/>
        <source>{count} more</source>
        <extracomment>{count} more</extracomment>
        <translation>
            <numerusform>还有 {count} 个</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Predict with {model} again</source>
        <translation>重新用 {model} 预测</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>Images come as they stand in the list</source>
        <translation>图像按列表中的顺序</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>First the image of which the model knows least what is where</source>
        <translation>先是模型最不清楚各处为何物的图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>First the image that is least like all labelled ones</source>
        <translation>先是与所有已标注图像最不相似的图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>First the image with the least left to correct</source>
        <translation>先是剩余修正最少的图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>The model has looked at {count:,} of {total:,}.</source>
        <translation>模型已查看 {count:,} / {total:,}。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>Which image to label next</source>
        <translation>接下来标注哪张图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>List the images in this order, each with its reason ([[queue_list]])</source>
        <translation>按此顺序列出图像，并附上理由 ([[queue_list]])</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>List the images in this order</source>
        <translation>按此顺序列出图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>Next:</source>
        <translation>下一张：</translation>
    </message>
    <message>
        <location filename="../../gui/panels/reconstructions.py"/>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="../../gui/panels/reconstructions.py"/>
        <source>As shown</source>
        <translation>原图</translation>
    </message>
    <message>
        <location filename="../../gui/panels/reconstructions.py"/>
        <source>Restored</source>
        <translation>还原</translation>
    </message>
    <message>
        <location filename="../../gui/panels/reconstructions.py"/>
        <source>Error over time</source>
        <translation>误差随时间变化</translation>
    </message>
    <message>
        <location filename="../../gui/panels/sliders.py"/>
        <source>Left: {end}</source>
        <translation>左：{end}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/sliders.py"/>
        <source>Right: {end}</source>
        <translation>右：{end}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/sliders.py"/>
        <source>Double-click: back to normal</source>
        <translation>双击：恢复正常值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/sliders.py"/>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>How strongly the mask covers the image ([[opacity_less]] and [[opacity_more]])</source>
        <translation>掩膜遮盖图像的强度（[[opacity_less]] 和 [[opacity_more]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>the image alone</source>
        <translation>仅图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>the mask hides the image</source>
        <translation>掩膜遮住图像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Opacity of the mask</source>
        <translation>掩膜的不透明度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Mask opacity</source>
        <translation>掩膜不透明度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Only unlabelled</source>
        <translation>仅未标注</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Only {name}</source>
        <translation>仅 {name}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>What tools may change; scribbles go over everything ([[paint_over]]: the next)</source>
        <translation>工具可以更改什么；涂鸦可越过一切（[[paint_over]]：下一项）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Width of the stroke in image pixels ([[size_smaller]] and [[size_larger]])</source>
        <translation>笔画宽度，以图像像素计（[[size_smaller]] 和 [[size_larger]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>a thin pen</source>
        <translation>细笔</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>a thick pen</source>
        <translation>粗笔</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Size in pixels</source>
        <translation>大小（像素）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/variants.py"/>
        <source>As it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <location filename="../../gui/panels/variants.py"/>
        <source>Variant {number}</source>
        <translation>变化 {number}</translation>
    </message>
    <message>
        <location filename="../../gui/project_controller.py"/>
        <source>{folder} cannot be written to, so the project is {path}.</source>
        <translation>{folder} 无法写入，因此项目位于 {path}。</translation>
    </message>
    <message>
        <location filename="../../gui/project_controller.py"/>
        <source>Files are being taken in.</source>
        <translation>正在加入文件。</translation>
    </message>
    <message>
        <location filename="../../gui/project_controller.py"/>
        <source>Wait for it, or stop it below.</source>
        <translation>请等待，或在下方停止。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/project_controller.py"/>
        <source>{count:,} changes could not be saved yet.</source>
        <extracomment>{count} change could not be saved yet.</extracomment>
        <translation>
            <numerusform>{count:,} 项更改尚未能保存。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/project_controller.py"/>
        <source>Put its folder or disk back, or save it elsewhere. Do the same again to leave without them.</source>
        <translation>请恢复其文件夹或磁盘，或保存到别处。再次执行同一操作则放弃这些更改并离开。</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/strip.py"/>
        <source>Frames of the sequence</source>
        <translation>序列的帧</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/strip.py"/>
        <source>labelled</source>
        <translation>已标注</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source> frames</source>
        <translation> 帧</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source>Frames that propagating goes through at most; it ends before a labelled one</source>
        <translation>传播最多经过的帧数；到已标注帧之前结束</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source>Frames to propagate through</source>
        <translation>传播的帧数</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source>Looking for the frames of this image…</source>
        <translation>正在查找此图像所属的帧…</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source>No sequence: one image of its folder and size.</source>
        <translation>没有序列：其文件夹中该尺寸的图像只有一张。</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source>Frame {number:,} of {frames:,}, {labelled:,} labelled, {proposed:,} not looked at yet</source>
        <translation>第 {number:,} 帧，共 {frames:,} 帧，已标注 {labelled:,}，未查看 {proposed:,}</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source>Frame {number:,} of {frames:,}, {labelled:,} labelled</source>
        <translation>第 {number:,} / {frames:,} 帧，已标注 {labelled:,}</translation>
    </message>
    <message>
        <location filename="../../gui/settings.py"/>
        <source>{path} cannot be written.</source>
        <translation>{path} 无法写入。</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>The other pages and channels are not used. [[image_planes]] chooses what is shown.</source>
        <translation>未使用其他页和通道。[[image_planes]] 可选择显示的内容。</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>This mask came from the frames beside it. [[accept_image]] accepts it, [[undo]] takes it back.</source>
        <translation>此掩膜来自相邻帧。[[accept_image]] 接受，[[undo]] 撤销。</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Stop learning and keep the current model ([[learn_cancel]])</source>
        <translation>停止学习并保留当前模型 ([[learn_cancel]])</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Turned {angle}°</source>
        <translation>已旋转 {angle}°</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Mirrored</source>
        <translation>已镜像</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Mirrored top to bottom</source>
        <translation>已上下镜像</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Mirrored, turned {angle}°</source>
        <translation>已镜像并旋转 {angle}°</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Opening {name}</source>
        <translation>正在打开 {name}</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Cutting roughly, until the cut is prepared</source>
        <translation>切割准备好之前先粗略切割</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Preparing the cut, only once: {done} of about {total} parts</source>
        <translation>正在准备切割，仅此一次：{done} / 约 {total} 部分</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Cutting</source>
        <translation>正在切割</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Predicting</source>
        <translation>正在预测</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Preparing cut and network</source>
        <translation>正在准备切割和网络</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Learning, less than a minute left</source>
        <translation>学习中，剩余不到一分钟</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/statusbar.py"/>
        <source>Learning, about {count} minutes left</source>
        <extracomment>Learning, about {count} minute left</extracomment>
        <translation>
            <numerusform>学习中，剩余约 {count} 分钟</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Stop; what was taken in stays</source>
        <translation>停止；已加入的内容保留</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Stop; what was compared until now stays</source>
        <translation>停止；已比较的内容保留</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Predict no more images until there is a new model ([[stop_work]])</source>
        <translation>在有新模型之前不再预测图像 ([[stop_work]])</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Prediction of {model}; {current} is working on it</source>
        <translation>{model} 的预测；{current} 正在处理</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Prediction of {model}, not yet of {current}</source>
        <translation>{model} 的预测，尚无 {current} 的预测</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Prediction of {model}</source>
        <translation>{model} 的预测</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Prediction of {model} put aside; {current} is working on it</source>
        <translation>{model} 的预测已搁置；{current} 正在处理</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Prediction of {model} put aside</source>
        <translation>{model} 的预测已搁置</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Model: {model}</source>
        <translation>模型：{model}</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Values of the image under the pointer, one for each channel, as its file stores them; after an arrow as the adjusted picture shows them</source>
        <translation>指针下图像的值，每个通道一个，按文件中的存储值；箭头之后为调整画面后显示的值</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Effort for this image</source>
        <translation>此图像的工作量</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>The view is turned or mirrored, not the image. Show it as it is ([[view_straight]])</source>
        <translation>旋转或镜像的是视图，不是图像。按原样显示 ([[view_straight]])</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>x {x}, y {y}</source>
        <translation>x {x}, y {y}</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>{status} ([[put_aside]] puts a prediction aside, [[predict_now]] asks for it again)</source>
        <translation>{status}（[[put_aside]] 搁置预测，[[predict_now]] 重新请求预测）</translation>
    </message>
    <message>
        <location filename="../../gui/tool_state.py"/>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Scribble</source>
        <translation>涂鸦</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Mark a few pixels of each class; Inkling finds the borders</source>
        <translation>为每个类别标记少量像素；Inkling 会找到边界</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Pens</source>
        <translation>画笔类</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Paint the class exactly where you draw; these pixels stay as you left them</source>
        <translation>精确地在所画之处绘制类别；这些像素保持您所画的样子</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Remove labels and scribbles; the prediction shows again</source>
        <translation>移除标签和涂鸦；预测会重新显示</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Set corners that stay editable until Enter; Ctrl+click edits a region of the mask</source>
        <translation>设置顶点，按 Enter 前可编辑；Ctrl+单击可编辑掩膜的区域</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Draw a rectangle that stays editable until Enter, or until the next one is drawn</source>
        <translation>绘制矩形，在按 Enter 或绘制下一个之前可编辑</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Draw an ellipse that stays editable until Enter, or until the next one is drawn</source>
        <translation>绘制椭圆，在按 Enter 或绘制下一个之前可编辑</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Draw around a region by hand; Alt makes straight pieces</source>
        <translation>徒手圈出区域；Alt 画直线段</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Wand</source>
        <translation>魔棒</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Click a region of one colour; drag for more colours; Ctrl: all in view; Alt: remove</source>
        <translation>单击同色区域；拖动包含更多颜色；Ctrl：视图内全部；Alt：移除</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Drag a rectangle; click, or its key again: all in view. Bright or dark pixels, until Enter</source>
        <translation>拖出矩形；单击或再按一次快捷键：整个视图。亮或暗的像素，直到按 Enter</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Motion</source>
        <translation>运动</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Drag a rectangle; click, or its key again: all in view. What changed since the last frame</source>
        <translation>拖出矩形；单击或再按一次快捷键：整个视图。与上一帧相比的变化</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Region growing</source>
        <translation>区域生长</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Draw over what is typical of a region; it grows as far as its colours; drag for more or less</source>
        <translation>在区域的典型部分上绘制；区域随其颜色生长；拖动可增减</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Superpixels</source>
        <translation>超像素</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Stroke over patches of like colour to take them whole; Alt: remove</source>
        <translation>划过颜色相近的小块，整块选取；Alt：移除</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Split or join</source>
        <translation>拆分或合并</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Drag from half to half of an object to split it, from object to object to join, across to cut</source>
        <translation>从对象的一半拖到另一半以拆分，从对象拖到对象以合并，横穿以切断</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Object box</source>
        <translation>对象框</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Drag a box around one object to cut it out; clicks correct it until Enter</source>
        <translation>在一个对象周围拖出方框将其切出；按 Enter 前可单击修正</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Click</source>
        <translation>点选</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>One click finds one object; further clicks correct it until Enter</source>
        <translation>单击一次找到一个对象；继续单击可修正，直到按 Enter</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Trace a line</source>
        <translation>描线</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Trace cracks, vessels and neurites from click to click, in the width that they have</source>
        <translation>逐次单击，沿裂缝、血管和神经突起描绘，宽度与其一致</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Lines</source>
        <translation>线条</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Live-wire</source>
        <translation>智能剪刀</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Click around an object; the outline snaps to its edge, and its corners stay editable</source>
        <translation>沿对象周围单击；轮廓吸附到其边缘，顶点仍可编辑</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Push an edge</source>
        <translation>推边</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Press in a class and drag: its edge goes with the hand</source>
        <translation>在类别内按下并拖动：其边缘随之移动</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Pick class</source>
        <translation>拾取类别</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Click: draw with the class under the pointer</source>
        <translation>单击：用指针下的类别绘制</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Length of a line, angle between two, and area inside a closed one</source>
        <translation>线段的长度、两线的夹角，以及闭合线内的面积</translation>
    </message>
    <message>
        <location filename="../../gui/tools/box.py"/>
        <source>Shift: equal sides. Alt or Ctrl: from the middle. Esc: drop</source>
        <translation>Shift：等边。Alt 或 Ctrl：从中心。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/box.py"/>
        <source>Drag a side, a corner or the inside. Enter, or a press elsewhere: apply. Esc: drop</source>
        <translation>拖动边、角或内部。Enter 或在别处按下：应用。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/brush.py"/>
        <source>Light touch</source>
        <translation>轻触</translation>
    </message>
    <message>
        <location filename="../../gui/tools/brush.py"/>
        <source>Width under the lightest touch of a pen with pressure; a mouse always has the full width</source>
        <translation>压感笔最轻触时的宽度；鼠标始终为完整宽度</translation>
    </message>
    <message>
        <location filename="../../gui/tools/brush.py"/>
        <source>a light touch draws a thin line</source>
        <translation>轻触画细线</translation>
    </message>
    <message>
        <location filename="../../gui/tools/brush.py"/>
        <source>pressure changes nothing</source>
        <translation>压力不起作用</translation>
    </message>
    <message>
        <location filename="../../gui/tools/ellipse.py"/>
        <source>Drag: ellipse (Shift: equal sides; Alt, Ctrl: from the middle)</source>
        <translation>拖动：椭圆（Shift：等边；Alt、Ctrl：从中心）</translation>
    </message>
    <message>
        <location filename="../../gui/tools/ellipse.py"/>
        <source>The ellipse that you drew before is out of view.</source>
        <translation>您之前绘制的椭圆不在视图内。</translation>
    </message>
    <message>
        <location filename="../../gui/tools/image_tool.py"/>
        <source>Nothing is labelled here</source>
        <translation>此处没有标注</translation>
    </message>
    <message>
        <location filename="../../gui/tools/lasso.py"/>
        <source>Release: close and paint. Alt: a straight piece. Esc: drop</source>
        <translation>松开：闭合并绘制。Alt：直线段。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/lasso.py"/>
        <source>Alt+click: a straight piece. Click, Enter: close and paint. Backspace: back. Esc: drop</source>
        <translation>Alt+单击：直线段。单击、Enter：闭合并绘制。退格：后退。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/lasso.py"/>
        <source>Drag around a region; the release paints it. Alt: straight pieces, click by click</source>
        <translation>拖动圈出区域；松开即绘制。Alt：逐次单击画直线段</translation>
    </message>
    <message>
        <location filename="../../gui/tools/objects/measure.py"/>
        <source>Drag, or click from point to point: length, then angles. Click the first point: area</source>
        <translation>拖动，或逐点单击：先长度，后角度。单击第一个点：面积</translation>
    </message>
    <message>
        <location filename="../../gui/tools/objects/measure.py"/>
        <source>Click: measure anew. Esc: done</source>
        <translation>单击：重新测量。Esc：完成</translation>
    </message>
    <message>
        <location filename="../../gui/tools/objects/measure.py"/>
        <source>Click: next point. First point: close, area. Backspace: back. Esc: done</source>
        <translation>单击：下一个点。第一个点：闭合，面积。退格：后退。Esc：完成</translation>
    </message>
    <message>
        <location filename="../../gui/tools/objects/measure.py"/>
        <source>{area}, around it {length}</source>
        <translation>{area}，周长 {length}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/objects/nudge.py"/>
        <source>Nothing is labelled here: press in a class</source>
        <translation>此处没有标注：请在类别内按下</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/following.py"/>
        <source>Too far from the last click for a path: click nearer</source>
        <translation>离上次单击太远，无法找到路径：请单击近些</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/livewire.py"/>
        <source>Click on the edge of an object, then around it: the line snaps to the edge</source>
        <translation>单击对象的边缘，再绕其一周单击：线会吸附到边缘</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/livewire.py"/>
        <source>Click: next point (Alt: straight). Enter, first point: close. Backspace: back</source>
        <translation>单击：下一个点（Alt：直线）。Enter、第一个点：闭合。退格：后退</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/livewire.py"/>
        <source>Finding the edge…</source>
        <translation>正在寻找边缘…</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Widest line</source>
        <translation>最宽线条</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Up to which width lines are followed</source>
        <translation>最多跟踪多宽的线条</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>only thin lines</source>
        <translation>仅细线</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>wide ones as well</source>
        <translation>也包括宽线</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Fixed width</source>
        <translation>固定宽度</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Width in which the line is drawn, instead of the one that is measured at each point</source>
        <translation>绘制线条的宽度，代替在每个点测得的宽度</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>as it is measured</source>
        <translation>按测得的宽度</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>as wide as the number says</source>
        <translation>按所设的宽度</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>measured</source>
        <translation>测得</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Wider</source>
        <translation>加宽</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>How much is added to the width that is measured</source>
        <translation>在测得宽度上增加多少</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>thinner than measured</source>
        <translation>比测得的细</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>wider than measured</source>
        <translation>比测得的宽</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>No line was found there. Click on the middle of one</source>
        <translation>那里没有找到线条。请单击线条的中央</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click further along the line. Esc: drop</source>
        <translation>沿线条继续单击。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click further along the line. X: bright lines. Esc: drop</source>
        <translation>沿线条继续单击。X：亮线。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click further along the line. X: dark lines. Esc: drop</source>
        <translation>沿线条继续单击。X：暗线。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click: further (Alt: straight). Enter, double click: apply. Backspace: back</source>
        <translation>单击：继续（Alt：直线）。Enter、双击：应用。退格：后退</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click: further (Alt: straight). X: bright lines. Enter, double click: apply. Backspace: back</source>
        <translation>单击：继续（Alt：直线）。X：亮线。Enter、双击：应用。退格：后退</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click: further (Alt: straight). X: dark lines. Enter, double click: apply. Backspace: back</source>
        <translation>单击：继续（Alt：直线）。X：暗线。Enter、双击：应用。退格：后退</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click on a line, then further along it: it is traced in its width. Shift+click: the whole line</source>
        <translation>单击线条，再沿其继续单击：按其宽度描绘。Shift+单击：整条线</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Finding the line…</source>
        <translation>正在寻找线条…</translation>
    </message>
    <message>
        <location filename="../../gui/tools/polygon.py"/>
        <source>The region is being looked for. Click: first corner of another polygon instead</source>
        <translation>正在查找区域。单击：改为另一个多边形的第一个顶点</translation>
    </message>
    <message>
        <location filename="../../gui/tools/polygon.py"/>
        <source>Click: first corner. Ctrl+click: take a region of the mask as a polygon</source>
        <translation>单击：第一个顶点。Ctrl+单击：将掩膜的区域取为多边形</translation>
    </message>
    <message>
        <location filename="../../gui/tools/polygon.py"/>
        <source>Click: next corner (Shift: steps of 45°). Double click, Enter: close. Backspace: back</source>
        <translation>单击：下一个顶点（Shift：45° 步进）。双击、Enter：闭合。退格：后退</translation>
    </message>
    <message>
        <location filename="../../gui/tools/polygon.py"/>
        <source>Drag a corner, an edge or the inside. Alt+click: take a corner out. Enter: apply. Esc: drop</source>
        <translation>拖动顶点、边或内部。Alt+单击：去掉顶点。Enter：应用。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/polygon.py"/>
        <source>Polygon of a region</source>
        <translation>区域的多边形</translation>
    </message>
    <message>
        <location filename="../../gui/tools/rectangle.py"/>
        <source>Drag: rectangle (Shift: equal sides; Alt, Ctrl: from the middle)</source>
        <translation>拖动：矩形（Shift：等边；Alt、Ctrl：从中心）</translation>
    </message>
    <message>
        <location filename="../../gui/tools/rectangle.py"/>
        <source>The rectangle that you drew before is out of view.</source>
        <translation>您之前绘制的矩形不在视图内。</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/click.py"/>
        <source>Click or stroke: the object under it, as a draft until Enter</source>
        <translation>单击或划过：其下的对象，按 Enter 前为草稿</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/drafted.py"/>
        <source>Nothing was found there.</source>
        <translation>那里什么也没找到。</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>Colour range</source>
        <translation>颜色范围</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>Up to how many times the spread of the colours under your stroke another colour still belongs</source>
        <translation>其他颜色偏离笔画下颜色的分布多少倍仍算在内</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>only the colours of the stroke</source>
        <translation>仅笔画的颜色</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>many more colours</source>
        <translation>更多颜色</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>colour range {value}</source>
        <translation>颜色范围 {value}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>Draw over what is typical of the region. Alt: remove. Right button: {background}</source>
        <translation>在区域的典型部分上绘制。Alt：移除。右键：{background}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>Drag right: more. Shift+drag: add to the seed. Enter: apply. Backspace: back. Esc: drop</source>
        <translation>向右拖动：更多。Shift+拖动：加入种子。Enter：应用。退格：后退。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/hinted.py"/>
        <source>waiting until the cut is prepared, once on this machine…</source>
        <translation>正在等待切割准备就绪，此电脑仅需一次…</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/hinted.py"/>
        <source>cutting…</source>
        <translation>正在切割…</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/hinted.py"/>
        <source>Click: belongs to it. Right or Alt+click: does not. Enter: apply. Shift: apply, begin the next. Esc: drop</source>
        <translation>单击：属于它。右键或 Alt+单击：不属于。Enter：应用。Shift：应用并开始下一个。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>Drag inside: level. O: Otsu. A: adaptive. Its key again: the other of both. X: unchanged or changed. Enter: apply. Esc: drop</source>
        <translation>在内部拖动：阈值。O：Otsu。A：自适应。再按一次快捷键：两者中的另一个。X：未变或已变。Enter：应用。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>changed, {offset} beyond the surroundings</source>
        <translation>有变化，超出周围 {offset}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>unchanged, {offset} beyond the surroundings</source>
        <translation>无变化，超出周围 {offset}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>changed, level {level}</source>
        <translation>有变化，阈值 {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>unchanged, level {level}</source>
        <translation>无变化，阈值 {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>changed, Otsu {level}</source>
        <translation>有变化，Otsu {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>unchanged, Otsu {level}</source>
        <translation>无变化，Otsu {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>Nothing changed there.</source>
        <translation>那里没有变化。</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>The frame before this one is of another size.</source>
        <translation>上一帧的尺寸不同。</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/object_box.py"/>
        <source>Drag a box around one object; it is cut out as a draft until Enter</source>
        <translation>在一个对象周围拖出方框；它会被切出，按 Enter 前为草稿</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/splitting.py"/>
        <source>Nothing to split or join there.</source>
        <translation>那里没有可拆分或合并的内容。</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/splitting.py"/>
        <source>Click: a seed in another part. Enter: split. Backspace: back. Esc: drop</source>
        <translation>单击：另一部分的种子。Enter：拆分。退格：后退。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/splitting.py"/>
        <source>Drag half to half: split. Object to object: join. Across: cut (Shift: straight; right button: unlabelled). Clicks: seeds, then Enter</source>
        <translation>从一半拖到另一半：拆分。从对象到对象：合并。横穿：切断（Shift：直线；右键：未标注）。单击：种子，再按 Enter</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>Patch size</source>
        <translation>小块大小</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>Side of the patches that a stroke takes whole</source>
        <translation>一笔整块选取的小块的边长</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>small patches, which follow fine edges</source>
        <translation>小块较小，贴合细微边缘</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>large patches, which are quicker to paint</source>
        <translation>小块较大，绘制更快</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>Merge by colour</source>
        <translation>按颜色合并</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>Patches of any size, whose colours differ by no more than this, by region splitting and merging; 0 for patches of one size</source>
        <translation>通过区域分裂与合并得到任意大小的块，块内颜色差异不超过此值；0 表示大小一致的块</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>patches of one size</source>
        <translation>大小一致的块</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>few large patches, which are quicker to paint</source>
        <translation>少量大块，绘制更快</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>Painted when the superpixels are there. Enter: paint. Esc: drop</source>
        <translation>超像素就绪后绘制。Enter：绘制。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>Superpixels of the view are being made; a stroke waits for them</source>
        <translation>正在生成视图的超像素；笔画会等待</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>Stroke over superpixels to take them whole. Alt: remove. Right button: {background}</source>
        <translation>划过超像素，整块选取。Alt：移除。右键：{background}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>Surroundings</source>
        <translation>邻域</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>Side of the square that the adaptive threshold compares each pixel with; larger than the objects</source>
        <translation>自适应阈值与每个像素比较的方形邻域的边长；应大于对象</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>follows shadows closely</source>
        <translation>紧随阴影变化</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>as one level for all</source>
        <translation>如同全图一个阈值</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>Level</source>
        <translation>阈值</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>Brightness that parts objects from the rest, 0 black to 255 white; Otsu's level until it is moved</source>
        <translation>区分对象与其余部分的亮度，0 为黑，255 为白；移动之前取 Otsu 阈值</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>nearly all is bright</source>
        <translation>几乎全为亮</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>nearly all is dark</source>
        <translation>几乎全为暗</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>Drag inside: level. O: Otsu. A: adaptive. Its key again: the other of both. X: dark or bright. Enter: apply. Esc: drop</source>
        <translation>在内部拖动：阈值。O：Otsu。A：自适应。再按一次快捷键：两者中的另一个。X：暗或亮。Enter：应用。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>bright, {offset} beyond the surroundings</source>
        <translation>亮，超出周围 {offset}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>dark, {offset} beyond the surroundings</source>
        <translation>暗，超出周围 {offset}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>bright, level {level}</source>
        <translation>亮，阈值 {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>dark, level {level}</source>
        <translation>暗，阈值 {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>bright, Otsu {level}</source>
        <translation>亮，Otsu {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>dark, Otsu {level}</source>
        <translation>暗，Otsu {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>Drag a rectangle. Click, or its key again: the whole view. Ctrl+click: inside a region of the mask. Right button: {background}</source>
        <translation>拖出矩形。单击或再按一次快捷键：整个视图。Ctrl+单击：掩膜的一个区域内。右键：{background}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>How different a colour may be that still belongs; 100 % is the difference of black and white</source>
        <translation>颜色相差多少仍算在内；100 % 为黑与白之差</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>only the colour under the click</source>
        <translation>仅单击处的颜色</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>nearly every colour</source>
        <translation>几乎所有颜色</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>tolerance {value}</source>
        <translation>容差 {value}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>enclosed gap</source>
        <translation>封闭的空隙</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>Enter: paint. Esc: drop</source>
        <translation>Enter：绘制。Esc：放弃</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>Drag right or up: more colours. Release: paint. Esc: back</source>
        <translation>向右或向上拖动：更多颜色。松开：绘制。Esc：后退</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>Click or drag: region of one colour. Ctrl: all in view. Alt: remove. Right button: {background}</source>
        <translation>单击或拖动：同色区域。Ctrl：视图内全部。Alt：移除。右键：{background}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/stroke.py"/>
        <source>Draw: remove labels and scribbles. Shift+click: a straight line</source>
        <translation>绘制：移除标签和涂鸦。Shift+单击：直线</translation>
    </message>
    <message>
        <location filename="../../gui/tools/stroke.py"/>
        <source>Shift+click: straight line. Alt+click: pick the class. Right button: {background}</source>
        <translation>Shift+单击：直线。Alt+单击：拾取类别。右键：{background}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/zoom.py"/>
        <source>Drag around what you want to see. A click shows the object under the pointer, or zooms in.</source>
        <translation>拖动框选要看的部分。单击显示指针下的对象，或放大。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>TOUR: STEP {number} OF {count}</source>
        <translation>导览：第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>END OF THE TOUR</source>
        <translation>导览结束</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>Leave (Esc)</source>
        <translation>离开 (Esc)</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>End the tour; Help &gt; Tour in four steps begins it again</source>
        <translation>结束导览；“帮助 &gt; 四步导览”可重新开始</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>Open my images…</source>
        <translation>打开我的图像…</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>Next step (Alt+N)</source>
        <translation>下一步 (Alt+N)</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>Go on without doing this one</source>
        <translation>不做此步，继续</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>Close the demo and begin with a folder of your own (Alt+O)</source>
        <translation>关闭演示，从您自己的文件夹开始 (Alt+O)</translation>
    </message>
    <message>
        <location filename="../../gui/tour/steps.py"/>
        <source>Choose an image in the list on the left first.</source>
        <translation>请先在左侧列表中选择一张图像。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/steps.py"/>
        <source>One class has its line. Now one for the other class: a cut needs two.</source>
        <translation>一个类别已有线条。现在为另一个类别画一条：切割需要两个类别。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/steps.py"/>
        <source>Learning is not switched on: press Learn now, on the right.</source>
        <translation>学习未开启：请按右侧的“立即学习”。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/steps.py"/>
        <source>The first model takes some seconds.</source>
        <translation>第一个模型需要几秒钟。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/steps.py"/>
        <source>The model is there. Now open an image without a tick.</source>
        <translation>模型已就绪。现在打开一张没有对勾的图像。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/steps.py"/>
        <source>The model is at work on this image.</source>
        <translation>模型正在处理此图像。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Scribble on two classes</source>
        <translation>在两个类别上涂鸦</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Look at the cut, and correct it</source>
        <translation>查看切割并修正</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Inkling has cut the image along its edges; the dashed line is a proposal. Where it is wrong, draw one more line there, with the class that it should be. Is all of it right? Then go to the next step.</source>
        <translation>Inkling 已沿边缘切割图像；虚线是建议。若有错误，请在该处用应有的类别再画一条线。全都正确了吗？那么进入下一步。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Accept the image</source>
        <translation>接受图像</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Once the whole image is right, press Accept ({keys}). You may draw more lines before. A network learns from accepted images, and from no others.</source>
        <translation>整张图像都正确后，按“接受”（{keys}）。此前可以继续画线。网络只从已接受的图像学习，不从其他图像学习。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Open the next image</source>
        <translation>打开下一张图像</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>A model learns from what you accepted, beside your work. Click an image in this list without a tick, or press {keys}: what the model predicts is hatched.</source>
        <translation>模型会在您工作的同时从您接受的内容学习。单击此列表中一张没有对勾的图像，或按 {keys}：模型的预测以斜线显示。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>That was all of it</source>
        <translation>导览到此结束</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Is a prediction right? Accept it. Is a piece wrong? Draw over it: only its surroundings change. Each image that you accept makes the next prediction better. Every action and its key: {keys}.</source>
        <translation>预测正确吗？接受它。某处有误吗？在上面画：只有其周围会改变。您接受的每张图像都会使下一个预测更好。所有操作及其按键：{keys}。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Choose '{thing}' (key {key}) in this list and draw a line across it in the image. Then, with the right mouse button, draw a line across what is not '{thing}': the right button always draws the first class, '{ground}'.</source>
        <translation>在此列表中选择“{thing}” (按键 {key})，在图像中画一条线穿过它。然后用鼠标右键画一条线穿过不是“{thing}”的部分：右键始终绘制第一个类别“{ground}”。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Choose '{thing}' in this list and draw a line across it in the image. Then, with the right mouse button, draw a line across what is not '{thing}': the right button always draws the first class, '{ground}'.</source>
        <translation>在此列表中选择“{thing}”，在图像中画一条线穿过它。然后用鼠标右键画一条线穿过不是“{thing}”的部分：右键始终绘制第一个类别“{ground}”。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>List marked images</source>
        <translation>列出标记的图像</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Masks: filled</source>
        <translation>掩膜：填充</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Masks: outlines</source>
        <translation>掩膜：轮廓</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Masks: both</source>
        <translation>掩膜：两者</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Masks: off</source>
        <translation>掩膜：关</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Review wall</source>
        <translation>审阅墙</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Predict in the background</source>
        <translation>在后台预测</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Predicting: {done:,} of {total:,}</source>
        <translation>正在预测：{done:,} / {total:,}</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Tile {number}: there is none in sight.</source>
        <translation>缩略图 {number}：当前没有显示。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Tile {number}: X marks it, W says its warning is read, Enter opens it.</source>
        <translation>缩略图 {number}：X 标记，W 表示警告已读，Enter 打开。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>The masks are hidden while Q is held, so nothing is accepted. Let go of it.</source>
        <translation>按住 Q 时掩膜隐藏，因此不会接受任何内容。请松开。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>The masks are not drawn, so nothing is accepted. O draws them.</source>
        <translation>掩膜未绘制，因此不会接受任何内容。O 可绘制掩膜。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>There is no model yet. Accept an image and start learning, or load a model.</source>
        <translation>还没有模型。请接受一张图像并开始学习，或载入模型。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>{count:,} to judge</source>
        <translation>{count:,} 张待判断</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>{count:,} marked</source>
        <translation>{count:,} 张已标记</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>{count:,} accepted</source>
        <translation>{count:,} 张已接受</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/wall/dialog.py"/>
        <source>List {count:,} marked images</source>
        <extracomment>List {count:,} marked image</extracomment>
        <translation>
            <numerusform>列出 {count:,} 张标记的图像</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Looking for predictions…</source>
        <translation>正在查找预测…</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>The list was stopped. R lists the images anew.</source>
        <translation>列表已停止。R 可重新列出图像。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>There is no model yet. Accept a few images, and one learns from them.</source>
        <translation>还没有模型。请接受几张图像，即可从中学习。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>The first predictions are being made. They appear here by themselves.</source>
        <translation>正在生成第一批预测。它们会自动出现在这里。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>No image that is to be judged has a prediction. Predict in the background (B) makes them, or all images are accepted already.</source>
        <translation>待判断的图像都没有预测。可用“在后台预测”(B) 生成，或者所有图像均已接受。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Order of the wall</source>
        <translation>审阅墙的顺序</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Class that the wall is ordered by</source>
        <translation>审阅墙排序依据的类别</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Which images come first (S)</source>
        <translation>哪些图像排在前面 (S)</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>The class of which images with many pixels come first (C: the next one)</source>
        <translation>哪个类别像素多的图像排在前面（C：下一个）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Size of the tiles; Ctrl and the wheel, + and − as well</source>
        <translation>缩略图的大小；也可用 Ctrl 加滚轮、+ 和 −</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>many small</source>
        <translation>多而小</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>few large</source>
        <translation>少而大</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Size of the tiles</source>
        <translation>缩略图大小</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>How masks are drawn (O)</source>
        <translation>掩膜的绘制方式 (O)</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Predict the images that are to be judged, one at a time (B)</source>
        <translation>逐张预测待判断的图像 (B)</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Stop; what is done until then stays (Ctrl+.)</source>
        <translation>停止；已完成的部分保留 (Ctrl+.)</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Predict the images one at a time (B)</source>
        <translation>逐张预测图像 (B)</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Accept page</source>
        <translation>接受本页</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Accept what is in sight and not marked (Y, Ctrl+Enter)</source>
        <translation>接受可见且未标记的图像（Y、Ctrl+Enter）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Accept with warnings</source>
        <translation>连同警告一起接受</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Accept what is in sight and not marked, those with a warning as well (Shift+W)</source>
        <translation>接受可见且未标记的图像，包括有警告的 (Shift+W)</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Take the last page back (Ctrl+Z)</source>
        <translation>收回上一页 (Ctrl+Z)</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Close the wall and list them in the window (M)</source>
        <translation>关闭审阅墙并在窗口中列出它们 (M)</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Back to the window (Esc)</source>
        <translation>返回窗口 (Esc)</translation>
    </message>
    <message>
        <location filename="../../gui/wall/grid.py"/>
        <source>Predicted images</source>
        <translation>已预测的图像</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Space: this one is wrong, for later · Enter: open it · Y: accept the page · arrows: move</source>
        <translation>空格：此图有误，稍后处理 · Enter：打开 · Y：接受此页 · 方向键：移动</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>W: I have read its warning · Space: it is wrong, for later · Enter: open it · Y: accept the page without it</source>
        <translation>W：已读其警告 · 空格：有误，稍后处理 · Enter：打开 · Y：接受此页但不含它</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Its warning is read. Y: accept the page with it · W: not read after all · Space: it is wrong, for later</source>
        <translation>其警告已读。Y：接受此页并包含它 · W：改为未读 · 空格：有误，稍后处理</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>It cannot be accepted here. Enter: open it · Space: for later · Y: accept the page without it</source>
        <translation>无法在此接受。Enter：打开 · 空格：稍后处理 · Y：接受此页但不含它</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Marked for later. Space or Ctrl+Z: it is right after all · Enter: open it · M: list all marked</source>
        <translation>已标记，稍后处理。空格或 Ctrl+Z：其实正确 · Enter：打开 · M：列出所有已标记的</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Images of the review wall are being accepted.</source>
        <translation>正在接受审阅墙的图像。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Accepted. Ctrl+Z: take the page back · arrows: move on</source>
        <translation>已接受。Ctrl+Z：收回此页 · 方向键：继续</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Decided in the window since. Enter: open it · arrows: move on · R: list anew</source>
        <translation>其间已在窗口中处理。Enter：打开 · 方向键：继续 · R：重新列出</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Arrows, Page Up and Down: move · number: choose its tile · Space, X or click: wrong, for later · Y: accept what is in sight · W: warning read · Shift+W: accept those with a warning as well · Enter, double click: open · M: list those marked · S: order, C: class · O: masks, hold Q: none · + −: size · B: predict · R: list anew · Ctrl+Z: page back · Esc: close</source>
        <translation>方向键、Page Up 和 Page Down：移动 · 数字：选择对应缩略图 · 空格、X 或单击：有误，稍后处理 · Y：接受可见图像 · W：警告已读 · Shift+W：连同有警告的一起接受 · Enter、双击：打开 · M：列出已标记的 · S：顺序，C：类别 · O：掩膜，按住 Q：不显示 · + −：大小 · B：预测 · R：重新列出 · Ctrl+Z：收回一页 · Esc：关闭</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>All keys</source>
        <translation>所有按键</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Show or hide what every key does here (F1)</source>
        <translation>显示或隐藏此处每个按键的作用 (F1)</translation>
    </message>
    <message>
        <location filename="../../gui/wall/legend.py"/>
        <source>Classes: {names}</source>
        <translation>类别：{names}</translation>
    </message>
    <message>
        <location filename="../../gui/wall/tile_painter.py"/>
        <source>{scale:.0f} × smaller</source>
        <translation>缩小 {scale:.0f} 倍</translation>
    </message>
    <message>
        <location filename="../../gui/wall/wall_model.py"/>
        <source>to be judged</source>
        <translation>待判断</translation>
    </message>
    <message>
        <location filename="../../gui/wall/wall_model.py"/>
        <source>marked for later</source>
        <translation>已标记，稍后处理</translation>
    </message>
    <message>
        <location filename="../../gui/wall/wall_model.py"/>
        <source>warning read</source>
        <translation>警告已读</translation>
    </message>
    <message>
        <location filename="../../gui/wall/wall_model.py"/>
        <source>being accepted</source>
        <translation>正在接受</translation>
    </message>
    <message>
        <location filename="../../gui/wall/wall_model.py"/>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <location filename="../../gui/wall/wall_model.py"/>
        <source>no longer to be judged</source>
        <translation>不再待判断</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>{name} is not at its place</source>
        <translation>{name} 不在原处</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Locate…</source>
        <translation>定位…</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Locate {name}</source>
        <translation>定位 {name}</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Not there now: {path}</source>
        <translation>现在不在那里：{path}</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>RECENT PROJECTS</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Clear list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Empty this list; the projects stay where they are</source>
        <translation>清空此列表；项目保留在原处</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Everything is saved as you work. [[shortcuts]] shows every key.</source>
        <translation>工作时一切自动保存。[[shortcuts]] 显示所有按键。</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Drop a folder of images here</source>
        <translation>将图像文件夹拖放到此处</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>PNG, JPEG, TIFF (16-bit too), BMP, WebP and more stay where they are.</source>
        <translation>PNG、JPEG、TIFF（含 16 位）、BMP、WebP 等格式的图像保留在原处。</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Open a folder of images…</source>
        <translation>打开图像文件夹…</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>New here?</source>
        <translation>初次使用？</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Four steps on sample images show how it goes: three minutes, and you can leave at any time.</source>
        <translation>在示例图像上用四个步骤了解用法：三分钟，可随时离开。</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Take the tour</source>
        <translation>开始导览</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Do not offer it again; Help &gt; Tour in four steps begins it at any time</source>
        <translation>不再提示；“帮助 &gt; 四步导览”可随时开始</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Try the demo</source>
        <translation>试用演示</translation>
    </message>
    <message>
        <location filename="../../gui/window.py"/>
        <source>last point that is not applied</source>
        <translation>未应用的最后一个点</translation>
    </message>
    <message>
        <location filename="../../gui/window.py"/>
        <source>Undo: {step}</source>
        <translation>撤销：{step}</translation>
    </message>
    <message>
        <location filename="../../gui/window.py"/>
        <source>Redo: {step}</source>
        <translation>重做：{step}</translation>
    </message>
    <message>
        <location filename="../../gui/window.py"/>
        <source>Something could not be saved, so the window stays open.</source>
        <translation>有内容无法保存，因此窗口保持打开。</translation>
    </message>
    <message>
        <location filename="../../gui/window.py"/>
        <source>Close it again to leave anyway.</source>
        <translation>再次关闭则仍然离开。</translation>
    </message>
    <message>
        <location filename="../../gui/workspace.py"/>
        <source>This project is open read-only: you can look, not change.</source>
        <translation>此项目以只读方式打开：可以查看，不能更改。</translation>
    </message>
    <message>
        <location filename="../../gui/workspace.py"/>
        <source>The tools in place of the list, as the window is narrow</source>
        <translation>窗口较窄，以工具代替列表</translation>
    </message>
    <message>
        <location filename="../../gui/workspace.py"/>
        <source>List of images</source>
        <translation>图像列表</translation>
    </message>
    <message>
        <location filename="../../gui/workspace.py"/>
        <source>The list in place of the tools, as the window is narrow</source>
        <translation>窗口较窄，以列表代替工具</translation>
    </message>
    <message>
        <location filename="../../gui/workspace.py"/>
        <source>The tools in place of the history, as the window is narrow</source>
        <translation>窗口较窄，以工具代替历史</translation>
    </message>
    <message>
        <location filename="../../engine/audit/audit.py"/>
        <source>images</source>
        <translation>张图像</translation>
    </message>
    <message>
        <location filename="../../engine/audit/audit.py"/>
        <source>Its mask has {0} x {1} pixels, the picture {2} x {3}.</source>
        <translation>其掩膜为 {0} x {1} 像素，图像为 {2} x {3}。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/disagreement.py"/>
        <source>The mask has '{0}' where the model is sure of '{1}': 1 pixel.</source>
        <translation>掩膜为“{0}”，而模型确信是“{1}”：1 个像素。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/disagreement.py"/>
        <source>The mask has '{0}' where the model is sure of '{1}': {2} pixels.</source>
        <translation>掩膜为“{0}”，而模型确信是“{1}”：{2} 个像素。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/disagreement.py"/>
        <source>The mask has '{0}' where the model says '{1}': 1 pixel.</source>
        <translation>掩膜为“{0}”，而模型判断为“{1}”：1 个像素。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/disagreement.py"/>
        <source>The mask has '{0}' where the model says '{1}': {2} pixels.</source>
        <translation>掩膜为“{0}”，而模型判断为“{1}”：{2} 个像素。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/images.py"/>
        <source>Answer it first.</source>
        <translation>请先回答它。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/images.py"/>
        <source>The files are no masks, so they were looked at as pictures without masks.</source>
        <translation>这些文件不是掩膜，因此按没有掩膜的图片查看。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>No mask holds '{0}'.</source>
        <translation>没有掩膜含有“{0}”。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>All classes but '{0}' cover 1 pixel of this image.</source>
        <translation>除“{0}”外，所有类别共覆盖此图像的 1 个像素。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>All classes but '{0}' cover {1} pixels of this image.</source>
        <translation>除“{0}”外，所有类别共覆盖此图像的 {1} 个像素。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>1 island of '{0}' with fewer than {1} pixels.</source>
        <translation>“{0}”有 1 个小于 {1} 像素的孤岛。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>{0} islands of '{1}' with fewer than {2} pixels.</source>
        <translation>“{1}”有 {0} 个小于 {2} 像素的孤岛。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>1 hole in '{0}' with fewer than {1} pixels.</source>
        <translation>“{0}”中有 1 个小于 {1} 像素的孔洞。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>{0} holes in '{1}' with fewer than {2} pixels.</source>
        <translation>“{1}”中有 {0} 个小于 {2} 像素的孔洞。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>1 unlabelled hole in '{0}' with fewer than {1} pixels.</source>
        <translation>“{0}”中有 1 个小于 {1} 像素的未标注孔洞。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>{0} unlabelled holes in '{1}' with fewer than {2} pixels.</source>
        <translation>“{1}”中有 {0} 个小于 {2} 像素的未标注孔洞。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>{0} thin bridges join large parts of '{1}'.</source>
        <translation>{0} 处细桥连接了“{1}”的大块区域。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>1 thin bridge joins two large parts of '{0}'.</source>
        <translation>1 处细桥连接了“{0}”的两大块区域。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>1 image has {0} x {1} pixels, where {2} have {3} x {4}.</source>
        <translation>1 张图像为 {0} x {1} 像素，而 {2} 张为 {3} x {4}。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>{0} images have {1} x {2} pixels, where {3} have {4} x {5}.</source>
        <translation>{0} 张图像为 {1} x {2} 像素，而 {3} 张为 {4} x {5}。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>Images have {0} sizes; the commonest is {1} x {2}, of 1 image.</source>
        <translation>图像有 {0} 种尺寸；最常见的是 {1} x {2}，共 1 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>Images have {0} sizes; the commonest is {1} x {2}, of {3} images.</source>
        <translation>图像有 {0} 种尺寸；最常见的是 {1} x {2}，共 {3} 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>1 image has bit depth {0} and channel count {1}, where {2} have {3} and {4}.</source>
        <translation>1 张图像的位深度为 {0}、通道数为 {1}，而 {2} 张为 {3} 和 {4}。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>{0} images have bit depth {1} and channel count {2}, where {3} have {4} and {5}.</source>
        <translation>{0} 张图像的位深度为 {1}、通道数为 {2}，而 {3} 张为 {4} 和 {5}。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>Images have {0} kinds of pixels; the commonest is bit depth {1} and channel count {2}, of 1 image.</source>
        <translation>图像有 {0} 种像素类型；最常见的是位深度 {1}、通道数 {2}，共 1 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>Images have {0} kinds of pixels; the commonest is bit depth {1} and channel count {2}, of {3} images.</source>
        <translation>图像有 {0} 种像素类型；最常见的是位深度 {1}、通道数 {2}，共 {3} 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>'{0}' and '{1}' show nearly the same picture.</source>
        <translation>“{0}”和“{1}”显示的画面几乎相同。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>'{0}', '{1}' and 1 other image show nearly the same picture.</source>
        <translation>“{0}”、“{1}”和另外 1 张图像显示的画面几乎相同。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>'{0}', '{1}' and {2} other images show nearly the same picture.</source>
        <translation>“{0}”、“{1}”和另外 {2} 张图像显示的画面几乎相同。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>'{0}' in {1} and '{2}' in {3} show nearly the same picture, on two sides of the split.</source>
        <translation>{1} 中的“{0}”和 {3} 中的“{2}”画面几乎相同，却在划分的两侧。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>'{0}' in {1}, '{2}' in {3} and 1 other image show nearly the same picture, on two sides of the split.</source>
        <translation>{1} 中的“{0}”、{3} 中的“{2}”和另外 1 张图像画面几乎相同，却在划分的两侧。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>'{0}' in {1}, '{2}' in {3} and {4} other images show nearly the same picture, on two sides of the split.</source>
        <translation>{1} 中的“{0}”、{3} 中的“{2}”和另外 {4} 张图像画面几乎相同，却在划分的两侧。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/repair.py"/>
        <source>Audit: remove islands</source>
        <translation>核查：移除孤岛</translation>
    </message>
    <message>
        <location filename="../../engine/audit/repair.py"/>
        <source>Audit: fill holes</source>
        <translation>核查：填充孔洞</translation>
    </message>
    <message>
        <location filename="../../engine/audit/repair.py"/>
        <source>Mending findings</source>
        <translation>正在修复问题</translation>
    </message>
    <message>
        <location filename="../../engine/backup/before.py"/>
        <source>The folder {0} for safety copies is not there.</source>
        <translation>安全副本文件夹 {0} 不存在。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/before.py"/>
        <source>Connect its disk, or choose another one: File &gt; Restore a safety copy.</source>
        <translation>请连接其磁盘，或选择其他文件夹：“文件 &gt; 恢复安全副本”。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/before.py"/>
        <source>Nothing was changed, because no safety copy could be made first: {0}</source>
        <translation>未更改任何内容，因为无法事先创建安全副本：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>The project file of {0} is damaged ({1}), so no safety copy was made of it.</source>
        <translation>{0} 的项目文件已损坏（{1}），因此没有为其创建安全副本。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>Help &gt; Check this project says what can be done.</source>
        <translation>“帮助 &gt; 检查此项目”会说明可以做什么。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>There is something at {0} already.</source>
        <translation>{0} 处已有内容。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>There is no Inkling project at {0}.</source>
        <translation>{0} 处没有 Inkling 项目。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>Pick a folder that ends in .inkling.</source>
        <translation>请选择以 .inkling 结尾的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>Free some space, or choose a folder on another disk.</source>
        <translation>请腾出一些空间，或选择其他磁盘上的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>A safety copy</source>
        <translation>安全副本</translation>
    </message>
    <message>
        <location filename="../../engine/backup/manifest.py"/>
        <source>The safety copy is of a newer kind ({0}, known {1}).</source>
        <translation>安全副本的格式较新（{0}，已知 {1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/manifest.py"/>
        <source>Update Inkling to restore it.</source>
        <translation>请更新 Inkling 后再恢复。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/manifest.py"/>
        <source>The list of contents of the safety copy is damaged.</source>
        <translation>安全副本的内容清单已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/manifest.py"/>
        <source>Choose an older copy.</source>
        <translation>请选择更早的副本。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/names.py"/>
        <source>{0} lies inside the project.</source>
        <translation>{0} 位于项目内部。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/names.py"/>
        <source>Put safety copies beside it, or on another disk.</source>
        <translation>请将安全副本放在项目旁，或放在其他磁盘上。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/restore.py"/>
        <source>The project file in {0} is damaged.</source>
        <translation>{0} 中的项目文件已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/restore.py"/>
        <source>There is a project at {0} already.</source>
        <translation>{0} 处已有项目。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/restore.py"/>
        <source>Name another place for the restored one.</source>
        <translation>请为恢复的项目指定其他位置。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/restore.py"/>
        <source>Free some space, or name a place on another disk.</source>
        <translation>请腾出一些空间，或指定其他磁盘上的位置。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/restore.py"/>
        <source>The restored project</source>
        <translation>恢复的项目</translation>
    </message>
    <message>
        <location filename="../../engine/backup/restore.py"/>
        <source>restoring</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <location filename="../../engine/backup/space.py"/>
        <source>{0} needs {1} MB, but {2} has {3} MB free.</source>
        <translation>{0} 需要 {1} MB，但 {2} 只有 {3} MB 可用。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/verify.py"/>
        <source>There is no safety copy at {0}.</source>
        <translation>{0} 处没有安全副本。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/verify.py"/>
        <source>Choose a file that ends in .backup.zip.</source>
        <translation>请选择以 .backup.zip 结尾的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/verify.py"/>
        <source>verifying</source>
        <translation>正在校验</translation>
    </message>
    <message>
        <location filename="../../engine/backup/verify.py"/>
        <source>{0} is no safety copy of Inkling.</source>
        <translation>{0} 不是 Inkling 的安全副本。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/verify.py"/>
        <source>The safety copy {0} is damaged ({1}).</source>
        <translation>安全副本 {0} 已损坏（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/verify.py"/>
        <source>The safety copy {0} is damaged.</source>
        <translation>安全副本 {0} 已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>{0} is a file, not a folder.</source>
        <translation>{0} 是文件，不是文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>{0} is a folder, not a file.</source>
        <translation>{0} 是文件夹，不是文件。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>It is put into the folder set-aside.</source>
        <translation>将其移入文件夹 set-aside。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>Move it out of the project's folder.</source>
        <translation>请将其移出项目文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The project has no folder of masks.</source>
        <translation>项目没有掩膜文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>It is made.</source>
        <translation>将创建该文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The mask {0} belongs to no image of the project.</source>
        <translation>掩膜 {0} 不属于项目中的任何图像。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The file of the model {0} is damaged: {1}.</source>
        <translation>模型 {0} 的文件已损坏：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>It is no file of the project: bring it back from where it came.</source>
        <translation>它不是项目中的文件：请从来源处重新取得。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The file of the model {0} is damaged.</source>
        <translation>模型 {0} 的文件已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The model goes from the list, its file into the folder set-aside.</source>
        <translation>模型从列表中移除，其文件移入文件夹 set-aside。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The header</source>
        <translation>文件头</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>{0} is the unfinished file of a program that was ended.</source>
        <translation>{0} 是某个已终止的程序未写完的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>It goes.</source>
        <translation>将其删除。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The project is noted as open, but no program has it open.</source>
        <translation>项目记录为已打开，但没有程序打开它。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The note goes.</source>
        <translation>将删除该记录。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>{0} kept predictions are of images that are not in the project.</source>
        <translation>{0} 个保存的预测属于项目中没有的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>They go; they can be made again.</source>
        <translation>将其删除；可以重新生成。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The cache {0} is damaged.</source>
        <translation>缓存 {0} 已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>It goes; it is made again.</source>
        <translation>将其删除；会重新生成。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>Put the original image back, or open it in the window and choose what its mask becomes.</source>
        <translation>请放回原来的图像，或在窗口中打开它并选择如何处理其掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>The image {0} is not in {1}.</source>
        <translation>图像 {0} 不在 {1} 中。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>The image {0} is not in its folder.</source>
        <translation>图像 {0} 不在其文件夹中。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>its folder</source>
        <translation>其文件夹</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>Put it back, or tell where the images are now: File &gt; Where are my images now?</source>
        <translation>请将其放回，或指明图像现在的位置：“文件 &gt; 图像现在在哪里？”</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>The image {0} cannot be read: {1}</source>
        <translation>图像 {0} 无法读取：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>Copy it again from where it came; its mask is kept.</source>
        <translation>请从来源处重新复制；其掩膜已保留。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_rows.py"/>
        <source>There are labels of an image number {0}, of which nothing else is known.</source>
        <translation>有编号为 {0} 的图像的标签，但没有该图像的其他信息。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_rows.py"/>
        <source>They go; the safety copy has them.</source>
        <translation>将其删除；安全副本中仍有。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_rows.py"/>
        <source>The entry of image number {0} is lost, but its labels are there.</source>
        <translation>编号为 {0} 的图像的条目丢失，但其标签还在。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_rows.py"/>
        <source>It comes back as {0}; give its image that name to see both.</source>
        <translation>它将恢复为 {0}；将图像改为该名称即可同时看到两者。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_rows.py"/>
        <source>The entry of the image {0} is damaged: {1}.</source>
        <translation>图像 {0} 的条目已损坏：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_rows.py"/>
        <source>It gets what can be; its mask and history stay.</source>
        <translation>将尽可能恢复其内容；掩膜和历史保留。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>a step before it is lost</source>
        <translation>它之前的某个步骤丢失</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>its entry is damaged</source>
        <translation>其条目已损坏</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>its tile at row {0}, column {1} is damaged</source>
        <translation>其位于第 {0} 行、第 {1} 列的分块已损坏</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>it does not follow from the step before it</source>
        <translation>它与前一步骤不衔接</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The sizes that the mask of {0} had before do not fit each other.</source>
        <translation>{0} 的掩膜以前的尺寸彼此不符。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>They go; undo goes back as far as the mask had its present size.</source>
        <translation>将其删除；撤销最远可回到掩膜为当前尺寸时。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>Step {0} of {1} cannot be used: {2}.</source>
        <translation>{1} 的步骤 {0} 无法使用：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The mask stays as it is; undo goes back to here.</source>
        <translation>掩膜保持不变；撤销最远可回到此处。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The mask stays as it is; redo ends before it.</source>
        <translation>掩膜保持不变；重做到它之前为止。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>{0} more steps of {1} cannot be used.</source>
        <translation>{1} 还有 {0} 个步骤无法使用。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The mask stays as it is.</source>
        <translation>掩膜保持不变。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The history of {0} stands at step {1} of {2}.</source>
        <translation>{0} 的历史停在第 {1} 步，共 {2} 步。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>It stands at its last step.</source>
        <translation>将停在其最后一步。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>It goes: the image has no such place.</source>
        <translation>将其删除：图像中没有这样的位置。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>It is taken from the history.</source>
        <translation>将从历史中取得。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>It is taken from the mask file.</source>
        <translation>将从掩膜文件中取得。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>Its last known labels are taken.</source>
        <translation>将采用其最后已知的标签。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>It becomes empty: nothing else has it.</source>
        <translation>将变为空：别处没有其内容。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The tile at row {0}, column {1} of {2} ({3}) is damaged.</source>
        <translation>{2}（{3}）位于第 {0} 行、第 {1} 列的分块已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>{0} tiles of {1} are not as its history says.</source>
        <translation>{1} 有 {0} 个分块与其历史不符。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The history counts where a tile is lost or the mask file agrees; else undo gives it.</source>
        <translation>分块丢失或掩膜文件一致之处以历史为准；否则可通过撤销取得。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>mask</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>scribbles</source>
        <translation>涂鸦</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>painted by hand</source>
        <translation>手工绘制</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>no plane</source>
        <translation>无平面</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>The project file is damaged: {0}.</source>
        <translation>项目文件已损坏：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>What can be read becomes a new file; the old one stays beside it.</source>
        <translation>可读取的内容将写入新文件；旧文件保留在旁边。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>The mask of {0} holds class {1}, which is not in the list of classes.</source>
        <translation>{0} 的掩膜含有类别列表中没有的类别 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>It is added under its number.</source>
        <translation>将按其编号添加。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>It is written anew from the history.</source>
        <translation>将根据历史重新写入。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>The mask file of {0} cannot be used: {1}</source>
        <translation>{0} 的掩膜文件无法使用：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>It goes into {0}.</source>
        <translation>将移入 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>The mask file of {0} is not there.</source>
        <translation>{0} 的掩膜文件不存在。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>The mask file of {0} is another one than its history has; it was changed by hand.</source>
        <translation>{0} 的掩膜文件与其历史不同；它曾被手工更改。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>{0} has a mask file, but no history.</source>
        <translation>{0} 有掩膜文件，但没有历史。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>It becomes a step; undo takes it back.</source>
        <translation>它将成为一个步骤；撤销可收回。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>The size of {0} is not known, but it has labels.</source>
        <translation>{0} 的尺寸未知，但它有标签。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>Put the image back where it was, and check again.</source>
        <translation>请将图像放回原处，再检查一次。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>It is taken from what is there: {0}x{1}.</source>
        <translation>将由现有内容取得：{0}x{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>it is a link or no file.</source>
        <translation>它是链接或不是文件。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/recovery.py"/>
        <source>The project file {0} cannot be read: {1}.</source>
        <translation>项目文件 {0} 无法读取：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/recovery.py"/>
        <source>Close what holds it, look at its disk, and try again.</source>
        <translation>请关闭占用它的程序，检查其磁盘，然后重试。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/recovery.py"/>
        <source>its list of tables is no text</source>
        <translation>其表清单不是文本</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The setting '{0}' is damaged.</source>
        <translation>设置“{0}”已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>It goes; the usual value counts.</source>
        <translation>将其删除；采用默认值。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>There is a class of number {0}; numbers go from 0 to 254.</source>
        <translation>有编号为 {0} 的类别；编号范围为 0 到 254。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>It goes; no mask can hold it.</source>
        <translation>将其删除；没有掩膜能容纳它。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>Class {0} {1}.</source>
        <translation>类别 {0} {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>It gets what is missing; masks stay as they are.</source>
        <translation>将补上所缺内容；掩膜保持不变。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>Class {0} is not in the list of classes.</source>
        <translation>类别 {0} 不在类别列表中。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>It is added as 'class {0}'.</source>
        <translation>将以“class {0}”添加。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>folder {0}</source>
        <translation>文件夹 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The place of a folder of images is damaged: {0}.</source>
        <translation>某个图像文件夹的位置记录已损坏：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>What is left of it stays; tell where its images are: File &gt; Where are my images now?</source>
        <translation>剩余内容保留；请指明其图像的位置：“文件 &gt; 图像现在在哪里？”</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The entry of the model {0} is damaged.</source>
        <translation>模型 {0} 的条目已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>It goes; its file stays.</source>
        <translation>将其删除；其文件保留。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The scores of the model {0} are damaged.</source>
        <translation>模型 {0} 的评分已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>They go; the model stays.</source>
        <translation>将其删除；模型保留。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The file of the model {0} is not there.</source>
        <translation>模型 {0} 的文件不存在。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The model goes from the list.</source>
        <translation>模型将从列表中移除。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>Connect the disk that holds it, or leave it.</source>
        <translation>请连接存放它的磁盘，或保持现状。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The model in use is not in the list of models.</source>
        <translation>使用中的模型不在模型列表中。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>No model is in use until you choose one.</source>
        <translation>在您选择之前没有使用中的模型。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>{0} entries of the effort log are damaged.</source>
        <translation>工作量日志中有 {0} 个条目已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>They go; masks are not concerned.</source>
        <translation>将其删除；掩膜不受影响。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>{0} rows of '{1}' belong to no row of '{2}'.</source>
        <translation>“{1}”中有 {0} 行不属于“{2}”的任何行。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>They go.</source>
        <translation>将其删除。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>has no name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>has the name of another class, '{0}'</source>
        <translation>与另一类别“{0}”同名</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>has no colour</source>
        <translation>没有颜色</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>class {0}</source>
        <translation>类别 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The setting</source>
        <translation>该设置</translation>
    </message>
    <message>
        <location filename="../../engine/compute/child.py"/>
        <source>The network process cannot be started: {0}.</source>
        <translation>网络进程无法启动：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/child.py"/>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/client.py"/>
        <source>Network process: {0} while idle</source>
        <translation>网络进程：空闲时{0}</translation>
    </message>
    <message>
        <location filename="../../engine/compute/client.py"/>
        <source>Network process: {0} while {1}</source>
        <translation>网络进程：{1}时{0}</translation>
    </message>
    <message>
        <location filename="../../engine/compute/recovery.py"/>
        <source>The network process stopped unexpectedly while {0}, again at the second try.</source>
        <translation>网络进程在{0}时意外停止，第二次尝试也是如此。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/recovery.py"/>
        <source>Your masks are safe. {0}</source>
        <translation>您的掩膜是安全的。{0}</translation>
    </message>
    <message>
        <location filename="../../engine/compute/recovery.py"/>
        <source>The network process stopped unexpectedly while {0}, {1} times in a row.</source>
        <translation>网络进程在{0}时意外停止，连续 {1} 次。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/recovery.py"/>
        <source>Your masks are safe. Close other programs and try again; Help &gt; Check this machine tells what works on it.</source>
        <translation>您的掩膜是安全的。请关闭其他程序后重试；“帮助 &gt; 检查此计算机”会说明哪些功能可用。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/recovery.py"/>
        <source>killed by signal {0}</source>
        <translation>被信号 {0} 终止</translation>
    </message>
    <message>
        <location filename="../../engine/compute/recovery.py"/>
        <source>exit code {0}</source>
        <translation>退出代码 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/compute/request.py"/>
        <source>working</source>
        <translation>工作</translation>
    </message>
    <message>
        <location filename="../../engine/compute/request.py"/>
        <source>Close other programs, or choose a smaller network.</source>
        <translation>请关闭其他程序，或选择较小的网络。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/cut_features.py"/>
        <source>describing the open image</source>
        <translation>描述打开的图像</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/embed.py"/>
        <source>comparing images</source>
        <translation>比较图像</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/model_as_onnx.py"/>
        <source>writing a model as ONNX</source>
        <translation>将模型写成 ONNX</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/predict.py"/>
        <source>Add its file to the project, or predict with another model.</source>
        <translation>请将其文件添加到项目，或用其他模型预测。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/predict.py"/>
        <source>predicting an image of {0} x {1} pixels</source>
        <translation>预测 {0} x {1} 像素的图像</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/predict.py"/>
        <source>Choose a smaller network for this image, or switch off More exact; close other programs.</source>
        <translation>请为此图像选择较小的网络，或关闭“更精确”；关闭其他程序。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/predict.py"/>
        <source>The network sees channels of a file, and this picture has none.</source>
        <translation>网络看到的是文件的通道，而此图像没有通道。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/predict.py"/>
        <source>{0} has another size than before.</source>
        <translation>{0} 的尺寸与之前不同。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/predict.py"/>
        <source>Open the image again.</source>
        <translation>请重新打开该图像。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/pretrain.py"/>
        <source>learning from unlabelled images</source>
        <translation>从未标注图像学习</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/ready_model.py"/>
        <source>preparing a ready model</source>
        <translation>准备现成模型</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/train.py"/>
        <source>training {0}</source>
        <translation>训练 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/train.py"/>
        <source>Choose a smaller network and close other programs; Help &gt; Check this machine tells which networks work on it.</source>
        <translation>请选择较小的网络并关闭其他程序；“帮助 &gt; 检查此计算机”会说明哪些网络可用。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/warm_up.py"/>
        <source>getting ready</source>
        <translation>准备</translation>
    </message>
    <message>
        <location filename="../../engine/compute/shared.py"/>
        <source>There is no room for {0} MB to hand an image to the network.</source>
        <translation>没有 {0} MB 的空间将图像交给网络。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/shared.py"/>
        <source>Close other programs, or free space in {0}.</source>
        <translation>请关闭其他程序，或在 {0} 中腾出空间。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/wire.py"/>
        <source>a message of job {0} cannot cross the pipe</source>
        <translation>任务 {0} 的一条消息无法通过管道</translation>
    </message>
    <message>
        <location filename="../../engine/compute/wire.py"/>
        <source>the pipe was closed while a message was sent</source>
        <translation>发送消息时管道已关闭</translation>
    </message>
    <message>
        <location filename="../../engine/compute/worker.py"/>
        <source>The memory is too small for this job.</source>
        <translation>内存太小，无法完成此任务。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/worker.py"/>
        <source>The network failed unexpectedly: {0}: {1}</source>
        <translation>网络意外失败：{0}：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/compute/worker.py"/>
        <source>Your masks are safe. Try again; if it happens again, please report it with the details.</source>
        <translation>您的掩膜是安全的。请重试；如果再次发生，请附上详细信息报告。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/worker.py"/>
        <source>The network cannot run on {0} threads.</source>
        <translation>网络无法以 {0} 个线程运行。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/worker.py"/>
        <source>Give it at least one.</source>
        <translation>请至少给它一个线程。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not a whole number from {2} to {3}.</source>
        <translation>{0} 为 {1}，不是 {2} 到 {3} 的整数。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not a number from {2} to {3}.</source>
        <translation>{0} 为 {1}，不是 {2} 到 {3} 的数。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not one of: {2}.</source>
        <translation>{0} 为 {1}，不是以下之一：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not text.</source>
        <translation>{0} 为 {1}，不是文本。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is empty.</source>
        <translation>{0} 为空。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} has {1} characters, more than {2}.</source>
        <translation>{0} 有 {1} 个字符，超过 {2} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} has control characters or no valid Unicode: {1}.</source>
        <translation>{0} 含有控制字符或不是有效的 Unicode：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not a time such as 2025-06-01T12:00:00+00:00.</source>
        <translation>{0} 为 {1}，不是 2025-06-01T12:00:00+00:00 这样的时间。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not JSON.</source>
        <translation>{0} 为 {1}，不是 JSON。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} has {1} bytes, more than {2}.</source>
        <translation>{0} 有 {1} 字节，超过 {2} 字节。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} has more than {1} items.</source>
        <translation>{0} 超过 {1} 项。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is no JSON: {1}.</source>
        <translation>{0} 不是 JSON：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} has text that is no valid Unicode.</source>
        <translation>{0} 含有不是有效 Unicode 的文本。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} has a whole number of over 128 bits.</source>
        <translation>{0} 含有超过 128 位的整数。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is nested deeper than {1} levels.</source>
        <translation>{0} 嵌套超过 {1} 层。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not a JSON object.</source>
        <translation>{0} 为 {1}，不是 JSON 对象。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is not a file.</source>
        <translation>{0} 不是文件。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} bytes</source>
        <translation>{0} 字节</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>a number of over 18 digits</source>
        <translation>超过 18 位的数</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>a {0} of {1}</source>
        <translation>{1} 的 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>'{0}' and '{1}'</source>
        <translation>“{0}”和“{1}”</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Classes that are easily taken for each other: {0}.</source>
        <translation>容易混淆的类别：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>{0} names no class.</source>
        <translation>{0} 没有写出任何类别。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Write one class name a line.</source>
        <translation>请每行写一个类别名称。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} may be a comment: '{2}'.</source>
        <translation>{1} 的第 {0} 行可能是注释：“{2}”。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Each line names a class: remove it, or take the '#' off its beginning.</source>
        <translation>每行是一个类别：请删除此行，或去掉开头的“#”。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} has several columns: '{2}'.</source>
        <translation>{1} 的第 {0} 行有多列：“{2}”。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} gives '{2}' the number {3}, but lines count from 0.</source>
        <translation>{1} 的第 {0} 行为“{2}”指定了编号 {3}，但行从 0 开始计数。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Number the classes 0, 1, 2, ... without a gap, or leave the numbers out.</source>
        <translation>请将类别连续编号为 0、1、2、…，或去掉编号。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} is empty.</source>
        <translation>{1} 的第 {0} 行为空。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>The line number is the class id, so remove the empty line or name the class.</source>
        <translation>行号就是类别编号，因此请删除空行或写上类别名称。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} is '__ignore__', which stands for unlabelled pixels.</source>
        <translation>{1} 的第 {0} 行为“__ignore__”，它表示未标注像素。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Those are 255 here: leave the line out, and see that the masks use the ids of the others.</source>
        <translation>此处未标注像素为 255：请去掉该行，并确认掩膜使用其他类别的编号。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} is longer than {2} letters.</source>
        <translation>{1} 的第 {0} 行超过 {2} 个字符。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Shorten the name.</source>
        <translation>请缩短名称。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>{0}: The class name '{1}' stands twice (lines {2} and {3}).</source>
        <translation>{0}：类别名称“{1}”出现两次（第 {2} 行和第 {3} 行）。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Give each class a name of its own.</source>
        <translation>请为每个类别取不同的名称。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} is no class with a colour.</source>
        <translation>{1} 的第 {0} 行不是带颜色的类别。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Write name, red, green and blue, 0-255.</source>
        <translation>请写出名称、红、绿、蓝，取值 0-255。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Class ids must be 0, 1, 2, ... without gaps.</source>
        <translation>类别编号必须为 0、1、2…，不能有间断。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Give the classes one per line, in id order.</source>
        <translation>请按编号顺序每行写一个类别。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>{0} (deleted)</source>
        <translation>{0}（已删除）</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>A class needs a name with at least one letter.</source>
        <translation>类别名称至少要有一个字母。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Write a name.</source>
        <translation>请写一个名称。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>The name is longer than {0} letters.</source>
        <translation>名称超过 {0} 个字符。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Shorten it.</source>
        <translation>请缩短。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>There is a class '{0}' already.</source>
        <translation>已有类别“{0}”。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>{0} classes, but a mask can hold {1}.</source>
        <translation>有 {0} 个类别，但掩膜最多容纳 {1} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Split the project or merge classes.</source>
        <translation>请拆分项目或合并类别。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Class {0} has no name.</source>
        <translation>类别 {0} 没有名称。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Give every class a name.</source>
        <translation>请为每个类别命名。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Two classes are called '{0}'.</source>
        <translation>有两个类别都叫“{0}”。</translation>
    </message>
    <message>
        <location filename="../../engine/core/errors.py"/>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <location filename="../../engine/core/errors.py"/>
        <source>There is no {0} called '{1}'.</source>
        <translation>没有名为“{1}”的{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/errors.py"/>
        <source>Choose one of: {0}.</source>
        <translation>请选择以下之一：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/errors.py"/>
        <source>Did you mean one of these: {0}?</source>
        <translation>您是指其中之一吗：{0}？</translation>
    </message>
    <message>
        <location filename="../../engine/core/errors.py"/>
        <source>Did you mean {0}?</source>
        <translation>您是想输入 {0} 吗？</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>a pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Write its contents to a file first.</source>
        <translation>请先将其内容写入文件。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>a socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Name a file.</source>
        <translation>请指定文件。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>a device</source>
        <translation>设备</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>a folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} is not in {1}.</source>
        <translation>{0} 不在 {1} 中。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Put it back, or check the name.</source>
        <translation>请将其放回，或检查名称。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} cannot be opened: {1}.</source>
        <translation>{0} 无法打开：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Check its name and its rights.</source>
        <translation>请检查其名称和权限。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} is empty (0 bytes).</source>
        <translation>{0} 为空（0 字节）。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Copy it again from where it came from.</source>
        <translation>请从来源处重新复制。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} is longer than {1} MB.</source>
        <translation>{0} 超过 {1} MB。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Name a smaller text file.</source>
        <translation>请指定较小的文本文件。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} 无法读取：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Check its rights and its disk.</source>
        <translation>请检查其权限和磁盘。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} is not UTF-8 text.</source>
        <translation>{0} 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Save it as plain text in UTF-8.</source>
        <translation>请将其另存为 UTF-8 纯文本。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} cannot be opened: it is {1}, not a file.</source>
        <translation>{0} 无法打开：它是{1}，不是文件。</translation>
    </message>
    <message>
        <location filename="../../engine/core/launch.py"/>
        <source>WORLD_SIZE says that there are several processes, but not which one this is: {0}.</source>
        <translation>WORLD_SIZE 表明有多个进程，但没有说明这是哪一个：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/launch.py"/>
        <source>Start them with torchrun, or unset WORLD_SIZE.</source>
        <translation>请用 torchrun 启动它们，或取消设置 WORLD_SIZE。</translation>
    </message>
    <message>
        <location filename="../../engine/core/plane_path.py"/>
        <source>series {0}</source>
        <translation>系列 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/core/plane_path.py"/>
        <source>level {0}</source>
        <translation>层级 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/core/plane_path.py"/>
        <source>page {0}</source>
        <translation>第 {0} 页</translation>
    </message>
    <message>
        <location filename="../../engine/core/ranges.py"/>
        <source>a whole number above {0}, up to {1}</source>
        <translation>大于 {0}、不超过 {1} 的整数</translation>
    </message>
    <message>
        <location filename="../../engine/core/ranges.py"/>
        <source>above {0}, up to {1}</source>
        <translation>大于 {0}，不超过 {1}</translation>
    </message>
    <message>
        <location filename="../../engine/core/ranges.py"/>
        <source>a whole number from {0} to {1}</source>
        <translation>{0} 到 {1} 的整数</translation>
    </message>
    <message>
        <location filename="../../engine/core/ranges.py"/>
        <source>from {0} to {1}</source>
        <translation>{0} 到 {1}</translation>
    </message>
    <message>
        <location filename="../../engine/core/words.py"/>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <location filename="../../engine/core/words.py"/>
        <source>{0} images</source>
        <translation>{0} 张图像</translation>
    </message>
    <message>
        <location filename="../../engine/crash/unexpected.py"/>
        <source>The report of this fault is in the dialog, to be copied from there.</source>
        <translation>此故障的报告在对话框中，可从那里复制。</translation>
    </message>
    <message>
        <location filename="../../engine/demo_project.py"/>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <location filename="../../engine/demo_project.py"/>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <location filename="../../engine/document/claims.py"/>
        <source>{0} says that it is {1}x{2}, far more than its {3} bytes can hold.</source>
        <translation>{0} 声称尺寸为 {1}x{2}，远超其 {3} 字节所能容纳。</translation>
    </message>
    <message>
        <location filename="../../engine/document/claims.py"/>
        <source>Copy or export it again; if it really is so empty, save it as PNG.</source>
        <translation>请重新复制或导出；如果它确实如此空白，请另存为 PNG。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>don't care</source>
        <translation>忽略</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>The mask {0} holds the class '{1}' of {2}, which the project does not have.</source>
        <translation>掩膜 {0} 含有 {2} 的类别“{1}”，而项目中没有该类别。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>Add the class to the project first.</source>
        <translation>请先将该类别添加到项目。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>The mask {0} holds the colour {1}, which is not in {2}.</source>
        <translation>掩膜 {0} 含有颜色 {1}，而 {2} 中没有该颜色。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>Add a line for it, or correct the mask.</source>
        <translation>请为其添加一行，或修正掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>{0} gives '{1}' the colour {2},{3},{4}.</source>
        <translation>{0} 给“{1}”的颜色为 {2},{3},{4}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>Colours end at 255.</source>
        <translation>颜色值最大为 255。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>{0} gives '{1}' and '{2}' the same colour.</source>
        <translation>{0} 给“{1}”和“{2}”的颜色相同。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>Masks cannot tell them apart.</source>
        <translation>掩膜无法区分它们。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>{0} holds no colours.</source>
        <translation>{0} 中没有颜色。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>Write a line name:red,green,blue for each class.</source>
        <translation>请为每个类别写一行 name:red,green,blue。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} needs more memory than there is.</source>
        <translation>{0} 所需内存超过可用内存。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Close other programs, or cut it into parts.</source>
        <translation>请关闭其他程序，或将其切成几部分。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} needs {1} to be read.</source>
        <translation>读取 {0} 需要 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Install it with: pip install {0}</source>
        <translation>请安装：pip install {0}</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} is packed in a way that nothing here reads ({1}).</source>
        <translation>{0} 的压缩方式在此无法读取（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Save it uncompressed or with Deflate.</source>
        <translation>请以未压缩或 Deflate 方式保存。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} is damaged and cannot be read ({1}).</source>
        <translation>{0} 已损坏，无法读取（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Copy or export it again.</source>
        <translation>请重新复制或导出。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} is a {1} file, which is not read here.</source>
        <translation>{0} 是 {1} 文件，在此无法读取。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Export it as PNG or TIFF.</source>
        <translation>请将其导出为 PNG 或 TIFF。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} is not an image that Inkling can read.</source>
        <translation>{0} 不是 Inkling 能读取的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Use PNG, JPEG, TIFF, BMP, GIF, WebP or AVIF.</source>
        <translation>请使用 PNG、JPEG、TIFF、BMP、GIF、WebP 或 AVIF。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} has no pixels ({1}x{2}).</source>
        <translation>{0} 没有像素（{1}x{2}）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} is {1}x{2}, {3} megapixels; Inkling opens up to {4}.</source>
        <translation>{0} 为 {1}x{2}，{3} 百万像素；Inkling 最多打开 {4}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Cut it into smaller images.</source>
        <translation>请将其切成较小的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/document/history.py"/>
        <source>History stands at step {0} of {1}.</source>
        <translation>历史停在第 {0} 步，共 {1} 步。</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>image file without a mask that Cellpose has named</source>
        <translation>没有由 Cellpose 命名的掩膜的图像文件</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>image file of the data set that is none of its pictures</source>
        <translation>数据集中不属于其图像的图像文件</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>hidden image</source>
        <translation>隐藏的图像</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>link that leads nowhere, or device</source>
        <translation>无效链接或设备</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>video, which is added by itself</source>
        <translation>视频，须单独添加</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>mask beside its image</source>
        <translation>图像旁的掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>image of the project</source>
        <translation>项目中已有的图像</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>copy of an image of the project</source>
        <translation>项目中图像的副本</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>folder of other masks of the same pictures</source>
        <translation>同一批图片的另一些掩膜的文件夹</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>box without an outline</source>
        <translation>没有轮廓的框</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>line or point, which covers no area</source>
        <translation>线或点，不占面积</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>videos, which are added one by one</source>
        <translation>视频，须逐个添加</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>1 picture of formats that are not read ({0})</source>
        <translation>1 张无法读取格式的图片（{0}）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} pictures of formats that are not read ({1})</source>
        <translation>{0} 张无法读取格式的图片（{1}）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>1 folder that cannot be listed ({0})</source>
        <translation>1 个无法列出的文件夹（{0}）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} folders that cannot be listed ({1})</source>
        <translation>{0} 个无法列出的文件夹（{1}）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>1 other file ({0})</source>
        <translation>1 个其他文件（{0}）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} other files ({1})</source>
        <translation>{0} 个其他文件（{1}）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>Left out: {0}.</source>
        <translation>已略过：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} needs: pip install pillow-heif</source>
        <translation>{0} 需要：pip install pillow-heif</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} needs: pip install "inkling[medical]"</source>
        <translation>{0} 需要：pip install "inkling[medical]"</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} needs: pip install "inkling[zarr]"</source>
        <translation>{0} 需要：pip install "inkling[zarr]"</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} needs: pip install "inkling[microscopy]"</source>
        <translation>{0} 需要：pip install "inkling[microscopy]"</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>without an ending</source>
        <translation>无扩展名</translation>
    </message>
    <message>
        <location filename="../../engine/document/listing.py"/>
        <source>masks beside their images</source>
        <translation>图像旁的掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/document/listing.py"/>
        <source>Cannot list the folder {0}: {1}.</source>
        <translation>无法列出文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/listing.py"/>
        <source>Check that it exists and that you may read it.</source>
        <translation>请检查它是否存在，以及您是否有权读取。</translation>
    </message>
    <message>
        <location filename="../../engine/document/listing.py"/>
        <source>hidden images</source>
        <translation>隐藏的图像</translation>
    </message>
    <message>
        <location filename="../../engine/document/listing.py"/>
        <source>links that lead nowhere, or devices</source>
        <translation>无效链接或设备</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} is a {1}, which does not keep class ids exactly.</source>
        <translation>掩膜 {0} 是 {1}，这种格式不能精确保存类别编号。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Save it as PNG, with the class id as pixel value.</source>
        <translation>请另存为 PNG，以类别编号为像素值。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} is not of black and white.</source>
        <translation>掩膜 {0} 不是黑白的。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Save it with the class id as value.</source>
        <translation>请以类别编号为值保存。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} holds class {1} in 1 pixel, but the class list ends at {2}.</source>
        <translation>掩膜 {0} 中有 1 个像素为类别 {1}，但类别列表止于 {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} holds class {1} in {2} pixels, but the class list ends at {3}.</source>
        <translation>掩膜 {0} 中有 {2} 个像素为类别 {1}，但类别列表止于 {3}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Add the missing classes, or correct the mask.</source>
        <translation>请添加缺少的类别，或修正掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} is transparent in parts, which no class id says ({1}).</source>
        <translation>掩膜 {0} 有透明部分，没有类别编号能表示它（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Save it without transparency, with the class id as pixel value.</source>
        <translation>请以不透明方式保存，以类别编号为像素值。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} holds colours ({1}), not class ids.</source>
        <translation>掩膜 {0} 含有颜色（{1}），而不是类别编号。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Save it as a palette or grey PNG, with the class id as pixel value, or put a labelmap.txt (name:red,green,blue) beside it.</source>
        <translation>请另存为调色板或灰度 PNG，以类别编号为像素值，或在旁边放置 labelmap.txt (name:red,green,blue)。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} holds {1}, which is no whole number.</source>
        <translation>掩膜 {0} 含有 {1}，它不是整数。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Export it with class ids.</source>
        <translation>请以类别编号导出。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} holds numbers of type {1}, not class ids.</source>
        <translation>掩膜 {0} 含有 {1} 类型的数，而不是类别编号。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} holds the value {1}, but class ids end at 254.</source>
        <translation>掩膜 {0} 含有值 {1}，但类别编号最大为 254。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>It may number objects instead of classes; export it with class ids.</source>
        <translation>它的编号可能是对象而不是类别；请以类别编号导出。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} is {1}x{2} (width and height are swapped), but its image is {3}x{4}.</source>
        <translation>掩膜 {0} 为 {1}x{2}（宽高互换），但其图像为 {3}x{4}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} is {1}x{2}, but its image is {3}x{4}.</source>
        <translation>掩膜 {0} 为 {1}x{2}，但其图像为 {3}x{4}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Pick the mask that belongs to this image.</source>
        <translation>请选择属于此图像的掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>No pixel of this image is labelled.</source>
        <translation>此图像没有已标注的像素。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>This mask holds nothing but '{0}'.</source>
        <translation>此掩膜只含有“{0}”。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>Only '{0}' is labelled: {1} of this image.</source>
        <translation>只标注了“{0}”：占此图像的 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of this image is unlabelled.</source>
        <translation>此图像的 {0} 未标注。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>It is full of dust: {0} islands of at most {1} pixels.</source>
        <translation>其中满是碎屑：{0} 个不超过 {1} 像素的孤岛。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>Only one class is labelled in all of it: '{0}'.</source>
        <translation>整张图像只标注了一个类别：“{0}”。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks has no labelled pixel: {2}.</source>
        <translation>{1} 个掩膜中有 {0} 个没有已标注的像素：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks have no labelled pixel: {2}.</source>
        <translation>{1} 个掩膜中有 {0} 个没有已标注的像素：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks holds nothing but background: {2}.</source>
        <translation>{1} 个掩膜中有 {0} 个只含有背景：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks hold nothing but background: {2}.</source>
        <translation>{1} 个掩膜中有 {0} 个只含有背景：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks holds one class only: {2}.</source>
        <translation>{1} 个掩膜中有 {0} 个只含有一个类别：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks hold one class only: {2}.</source>
        <translation>{1} 个掩膜中有 {0} 个只含有一个类别：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks is mostly unlabelled: {2}.</source>
        <translation>{1} 个掩膜中有 {0} 个大部分未标注：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks are mostly unlabelled: {2}.</source>
        <translation>{1} 个掩膜中有 {0} 个大部分未标注：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} and {1} more</source>
        <translation>{0} 和另外 {1} 项</translation>
    </message>
    <message>
        <location filename="../../engine/document/pairing/photographs.py"/>
        <source>The files in {0} look like photographs, not like masks: nearly every pixel has another colour than the one beside it.</source>
        <translation>{0} 中的文件看起来是照片，而不是掩膜：几乎每个像素的颜色都与相邻像素不同。</translation>
    </message>
    <message>
        <location filename="../../engine/document/pairing/photographs.py"/>
        <source>Choose the folder of the masks, whose colours or numbers are classes.</source>
        <translation>请选择掩膜的文件夹，其颜色或数字即为类别。</translation>
    </message>
    <message>
        <location filename="../../engine/document/pairing/photographs.py"/>
        <source>These look like masks, not like images. Add their images first, then import the masks.</source>
        <translation>这些看起来是掩膜，而不是图像。请先添加对应图像，再导入掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/document/pixel_file.py"/>
        <source>{0} is of another size than before.</source>
        <translation>{0} 与之前尺寸不同。</translation>
    </message>
    <message>
        <location filename="../../engine/document/pixel_file.py"/>
        <source>{0} has other pixels.</source>
        <translation>{0} 的像素不同。</translation>
    </message>
    <message>
        <location filename="../../engine/document/pixel_file.py"/>
        <source>{0} is not whole.</source>
        <translation>{0} 不完整。</translation>
    </message>
    <message>
        <location filename="../../engine/document/planes.py"/>
        <source>The labels have changed since they were lent.</source>
        <translation>标签自借出后已更改。</translation>
    </message>
    <message>
        <location filename="../../engine/document/planes.py"/>
        <source>'{0}' began before '{1}' had ended.</source>
        <translation>“{0}”在“{1}”结束之前就开始了。</translation>
    </message>
    <message>
        <location filename="../../engine/document/planes.py"/>
        <source>The edit '{0}' has ended; begin a new one.</source>
        <translation>编辑“{0}”已结束；请开始新的编辑。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/codestreams.py"/>
        <source>JPEG 2000</source>
        <translation>JPEG 2000</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/codestreams.py"/>
        <source>JPEG XL</source>
        <translation>JPEG XL</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/netpbm.py"/>
        <source>highest value</source>
        <translation>最大值</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/picture_fault.py"/>
        <source>{0} breaks off, so that a part of the picture is missing.</source>
        <translation>{0} 中断，因此缺少画面的一部分。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/picture_fault.py"/>
        <source>Copy it again from where it came.</source>
        <translation>请从来源处重新复制。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/stored.py"/>
        <source>{0} channels</source>
        <translation>{0} 个通道</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>{0} holds {1} colours in {2} bits.</source>
        <translation>{0} 以 {2} 位存储 {1} 种颜色。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>Save it as RGB, or with 8 bits.</source>
        <translation>请另存为 RGB 或 8 位。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>{0} holds {1} channels, {2} GB in all.</source>
        <translation>{0} 有 {1} 个通道，共 {2} GB。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>Keep the channels that you label by, or cut it into smaller images.</source>
        <translation>请只保留标注所需的通道，或将其切成较小的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>{0} stores no pixels: all its pieces are empty.</source>
        <translation>{0} 没有存储像素：其所有部分均为空。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>{0} was decoded to nothing: its {1} bytes hold more than one value.</source>
        <translation>{0} 解码后为空：其 {1} 字节含有不止一个值。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>{0} unpacks to more than its header says.</source>
        <translation>{0} 解压后超出其文件头所述。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>Write it like all, first, max, 2-9, z=max or 'z=1-5;t=2'.</source>
        <translation>请写成 all、first、max、2-9、z=max 或“z=1-5;t=2”的形式。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>axis</source>
        <translation>轴</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>'{0}' is no choice of pages.</source>
        <translation>“{0}”不是页的选择。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>'{0}' names an axis twice.</source>
        <translation>“{0}”两次指定了同一轴。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>'{0}' makes two projections.</source>
        <translation>“{0}”要求两次投影。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>Choose one of the axes for it.</source>
        <translation>请为此选择其中一个轴。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>{0} has no such pages: {1}.</source>
        <translation>{0} 没有这样的页：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>It holds {0}.</source>
        <translation>它含有 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>{0} would become {1} images.</source>
        <translation>{0} 会变成 {1} 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>Choose at most {0}.</source>
        <translation>请最多选择 {0} 张。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>'{0}' is no channel.</source>
        <translation>“{0}”不是通道。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>Write it like 1, 2=green or GFP=#00ff00:0:4095.</source>
        <translation>请写成 1、2=green 或 GFP=#00ff00:0:4095 的形式。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>'{0}' has no range.</source>
        <translation>“{0}”没有范围。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>Write the lower number first, as in 1=red:0:4095.</source>
        <translation>请将较小的数写在前面，例如 1=red:0:4095。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/layout.py"/>
        <source>{0} series</source>
        <translation>{0} 个系列</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/medical.py"/>
        <source>{0} is a DICOM file without a picture.</source>
        <translation>{0} 是不含图像的 DICOM 文件。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/medical.py"/>
        <source>Name a file with pixels.</source>
        <translation>请指定含像素的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/medical.py"/>
        <source>{0} says that it holds more than its bytes can.</source>
        <translation>{0} 声明的内容超出其字节所能容纳。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/network_input.py"/>
        <source>Write it like all, 1-5, 1,3,4, GFP,DAPI, or shown.</source>
        <translation>请写成 all、1-5、1,3,4、GFP,DAPI 或 shown 的形式。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/network_input.py"/>
        <source>{0} has 1 channel, but the network sees channel {1}.</source>
        <translation>{0} 有 1 个通道，但网络看到的是通道 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/network_input.py"/>
        <source>{0} has {1} channels, but the network sees channel {2}.</source>
        <translation>{0} 有 {1} 个通道，但网络看到的是通道 {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/network_input.py"/>
        <source>Leave this image out, or choose other channels for the network and train it anew.</source>
        <translation>请略过此图像，或为网络选择其他通道并重新训练。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/network_input.py"/>
        <source>There are no channels {0}; the file has {1}.</source>
        <translation>没有通道 {0}；文件有 {1} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/network_input.py"/>
        <source>{0} channels are too many.</source>
        <translation>{0} 个通道过多。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/source.py"/>
        <source>{0} has no series {1}: it ends at {2}.</source>
        <translation>{0} 没有系列 {1}：它到 {2} 为止。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/source.py"/>
        <source>{0} has no level {1}: it ends at {2}.</source>
        <translation>{0} 没有层级 {1}：它到 {2} 为止。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/source.py"/>
        <source>{0} has no t {1}: it ends at {2}.</source>
        <translation>{0} 没有 t {1}：它到 {2} 为止。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/source.py"/>
        <source>{0} has no page {1}: it ends at {2}.</source>
        <translation>{0} 没有第 {1} 页：它到 {2} 为止。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/source.py"/>
        <source>{0} has no z {1}: it ends at {2}.</source>
        <translation>{0} 没有 z {1}：它到 {2} 为止。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/source.py"/>
        <source>Bring the former file back.</source>
        <translation>请恢复原来的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/video.py"/>
        <source>{0} is not a video that can be read here.</source>
        <translation>{0} 不是此处可读取的视频。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/video.py"/>
        <source>Convert it to MP4 (H.264).</source>
        <translation>请将其转换为 MP4 (H.264)。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/view.py"/>
        <source>'{0}' is no choice of channels.</source>
        <translation>“{0}”不是通道的选择。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/view.py"/>
        <source>Write it like c1=ff0000,0,4095+c3=00ff00.</source>
        <translation>请写成 c1=ff0000,0,4095+c3=00ff00 的形式。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/view.py"/>
        <source>There is no channel {0}; the file has {1}.</source>
        <translation>没有通道 {0}；该文件有 {1} 个通道。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/view.py"/>
        <source>Choose one of its channels.</source>
        <translation>请选择它的某个通道。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/view.py"/>
        <source>'{0}' is no number.</source>
        <translation>“{0}”不是数。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/view.py"/>
        <source>Write it like 0.5 or 4095.</source>
        <translation>请写成 0.5 或 4095 的形式。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/zarr_stack.py"/>
        <source>{0} is no OME-Zarr image.</source>
        <translation>{0} 不是 OME-Zarr 图像。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/zarr_stack.py"/>
        <source>Name the folder that ends in .zarr.</source>
        <translation>请指定以 .zarr 结尾的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/zarr_stack.py"/>
        <source>{0} is a Zarr folder without an image of OME in it.</source>
        <translation>{0} 是不含 OME 图像的 Zarr 文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/zarr_stack.py"/>
        <source>Name one with multiscales.</source>
        <translation>请指定含 multiscales 的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Delete class {0}</source>
        <translation>删除类别 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Merge {0} into {1}</source>
        <translation>将 {0} 并入 {1}</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Put back class {0}</source>
        <translation>恢复类别 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Turn mask with image</source>
        <translation>随图像旋转掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Resize mask to image</source>
        <translation>随图像缩放掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Start anew on changed image</source>
        <translation>在更改的图像上重新开始</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Accept image</source>
        <translation>接受图像</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Accept new image</source>
        <translation>接受新图像</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Accept skipped image</source>
        <translation>接受已跳过的图像</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Accept image again</source>
        <translation>再次接受图像</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Skip image</source>
        <translation>跳过图像</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Skip new image</source>
        <translation>跳过新图像</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Skip accepted image</source>
        <translation>跳过已接受的图像</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>A part of the picture is missing, as its file breaks off.</source>
        <translation>缺少画面的一部分，因为其文件中断。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Channels 1-{0} of {1} are shown.</source>
        <translation>显示 {1} 个通道中的通道 1-{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Channels 1-{0} of {1} are used.</source>
        <translation>使用 {1} 个通道中的通道 1-{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Page {0} of {1} and channels 1-{2} of {3} are shown.</source>
        <translation>显示第 {0} 页（共 {1} 页）和通道 1-{2}（共 {3} 个）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Page {0} of {1} and channels 1-{2} of {3} are used.</source>
        <translation>使用第 {0} 页（共 {1} 页）和通道 1-{2}（共 {3} 个）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Frame {0} of {1} and channels 1-{2} of {3} are shown.</source>
        <translation>显示第 {0} 帧（共 {1} 帧）和通道 1-{2}（共 {3} 个）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Frame {0} of {1} and channels 1-{2} of {3} are used.</source>
        <translation>使用第 {0} 帧（共 {1} 帧）和通道 1-{2}（共 {3} 个）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Picture {0} of {1} and channels 1-{2} of {3} are shown.</source>
        <translation>显示第 {0} 张（共 {1} 张）和通道 1-{2}（共 {3} 个）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Picture {0} of {1} and channels 1-{2} of {3} are used.</source>
        <translation>使用第 {0} 张（共 {1} 张）和通道 1-{2}（共 {3} 个）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Slice {0} of {1} and channels 1-{2} of {3} are shown.</source>
        <translation>显示切片 {0}（共 {1} 个）和通道 1-{2}（共 {3} 个）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Slice {0} of {1} and channels 1-{2} of {3} are used.</source>
        <translation>使用切片 {0}（共 {1} 个）和通道 1-{2}（共 {3} 个）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Level {0} of {1} and channels 1-{2} of {3} are shown.</source>
        <translation>显示层级 {0}（共 {1} 级）和通道 1-{2}（共 {3} 个）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Level {0} of {1} and channels 1-{2} of {3} are used.</source>
        <translation>使用层级 {0}（共 {1} 级）和通道 1-{2}（共 {3} 个）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Page {0} of {1} is shown.</source>
        <translation>显示第 {0} 页（共 {1} 页）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Page {0} of {1} is used.</source>
        <translation>使用第 {0} 页（共 {1} 页）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Frame {0} of {1} is shown.</source>
        <translation>显示第 {0} 帧（共 {1} 帧）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Frame {0} of {1} is used.</source>
        <translation>使用第 {0} 帧（共 {1} 帧）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Picture {0} of {1} is shown.</source>
        <translation>显示第 {0} 张（共 {1} 张）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Picture {0} of {1} is used.</source>
        <translation>使用第 {0} 张（共 {1} 张）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Slice {0} of {1} is shown.</source>
        <translation>显示切片 {0}（共 {1} 个）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Slice {0} of {1} is used.</source>
        <translation>使用切片 {0}（共 {1} 个）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Level {0} of {1} is shown.</source>
        <translation>显示层级 {0}（共 {1} 级）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Level {0} of {1} is used.</source>
        <translation>使用层级 {0}（共 {1} 级）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>1 of 1 image has several pages or frames; the first is used.</source>
        <translation>1 张图像中有 1 张含多页或多帧；使用第一页（帧）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>1 of {0} images has several pages or frames; the first is used.</source>
        <translation>{0} 张图像中有 1 张含多页或多帧；使用第一页（帧）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>{0} of {1} images have several pages or frames; the first is used.</source>
        <translation>{1} 张图像中有 {0} 张含多页或多帧；使用第一页（帧）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>1 of 1 image is too large as a whole; the largest smaller copy that fits is used.</source>
        <translation>1 张图像中有 1 张整体过大；使用可容纳的最大缩小副本。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>1 of {0} images is too large as a whole; the largest smaller copy that fits is used.</source>
        <translation>{0} 张图像中有 1 张整体过大；使用可容纳的最大缩小副本。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>{0} of {1} images are too large as a whole; the largest smaller copy that fits is used.</source>
        <translation>{1} 张图像中有 {0} 张整体过大；使用可容纳的最大缩小副本。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>1 of 1 image has more than three channels; the first three are used.</source>
        <translation>1 张图像中有 1 张超过三个通道；使用前三个。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>1 of {0} images has more than three channels; the first three are used.</source>
        <translation>{0} 张图像中有 1 张超过三个通道；使用前三个。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>{0} of {1} images have more than three channels; the first three are used.</source>
        <translation>{1} 张图像中有 {0} 张超过三个通道；使用前三个。</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>colours and textures</source>
        <translation>颜色和纹理</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>learned features</source>
        <translation>学习得到的特征</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>model {0}</source>
        <translation>模型 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>encoder {0}</source>
        <translation>编码器 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>pictures {0}</source>
        <translation>图片 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>The network {0} cannot be read: {1}.</source>
        <translation>网络 {0} 无法读取：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>Choose another way to compare images in the map.</source>
        <translation>请在分布图中选择其他比较图像的方式。</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>network {0} {1} {2} {3}</source>
        <translation>网络 {0} {1} {2} {3}</translation>
    </message>
    <message>
        <location filename="../../engine/embed/network.py"/>
        <source>This network has no feature maps that images could be compared by.</source>
        <translation>此网络没有可用于比较图像的特征图。</translation>
    </message>
    <message>
        <location filename="../../engine/embed/network.py"/>
        <source>Compare them by colours and textures.</source>
        <translation>请按颜色和纹理比较。</translation>
    </message>
    <message>
        <location filename="../../engine/embed/network.py"/>
        <source>{0} is the {1}, which cannot look at whole images.</source>
        <translation>{0} 是{1}，无法处理整张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/embed/network.py"/>
        <source>Choose one with a convolutional encoder.</source>
        <translation>请选择带卷积编码器的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>carrying over</source>
        <translation>沿用</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>{0} (before)</source>
        <translation>{0}（之前）</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>{0} (before {1})</source>
        <translation>{0}（之前 {1}）</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>{0} is a file of your own, and the new export has one of the same name.</source>
        <translation>{0} 是您自己的文件，而新的导出中有同名文件。</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>Move it away, or name another folder.</source>
        <translation>请将其移走，或指定其他文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>The folder {0} is not empty.</source>
        <translation>文件夹 {0} 不为空。</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>Name a new or an empty folder.</source>
        <translation>请指定新文件夹或空文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Free some space on it and try again.</source>
        <translation>请在其上腾出一些空间后重试。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>The disk with {0} does not answer.</source>
        <translation>{0} 所在的磁盘没有响应。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Connect it again, or choose a place on another disk.</source>
        <translation>请重新连接，或选择其他磁盘上的位置。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Change its rights, or choose another place.</source>
        <translation>请更改其权限，或选择其他位置。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Check the disk and its cable, or choose another disk.</source>
        <translation>请检查磁盘及其连接线，或选择其他磁盘。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>You may not write {0}.</source>
        <translation>您没有写入 {0} 的权限。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Too many files are open to write {0}.</source>
        <translation>打开的文件过多，无法写入 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>You may not read {0}.</source>
        <translation>您没有读取 {0} 的权限。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Too many files are open to read {0}.</source>
        <translation>打开的文件过多，无法读取 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>The disk is full: {0} could not be written.</source>
        <translation>磁盘已满：{0} 无法写入。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Your share of the disk is used up: {0} could not be written.</source>
        <translation>您的磁盘配额已用完：{0} 无法写入。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>{0} would be larger than its disk allows.</source>
        <translation>{0} 将超过其磁盘允许的大小。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Choose a place on another disk.</source>
        <translation>请选择其他磁盘上的位置。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>{0} is on a disk that can only be read.</source>
        <translation>{0} 位于只读磁盘上。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>The name {0} is too long for its disk.</source>
        <translation>名称 {0} 对其磁盘而言太长。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Give a shorter name.</source>
        <translation>请取较短的名称。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>The disk failed to write {0}.</source>
        <translation>磁盘写入 {0} 失败。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>{0} does not exist, or its folder has gone.</source>
        <translation>{0} 不存在，或其文件夹已消失。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Check the path, or put it back.</source>
        <translation>请检查路径，或将其放回。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>{0} lies in a file, not in a folder.</source>
        <translation>{0} 位于文件中，而不是文件夹中。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Give the name of a file.</source>
        <translation>请给出文件名。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>The links at {0} lead in a circle.</source>
        <translation>{0} 处的链接形成循环。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>{0} is held by another program.</source>
        <translation>{0} 被其他程序占用。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Close it there and try again.</source>
        <translation>请在那里关闭它后重试。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>The disk failed to read {0}.</source>
        <translation>磁盘读取 {0} 失败。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>a file</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Check the path, its disk and your rights to it.</source>
        <translation>请检查路径、其磁盘以及您的权限。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Could not read {0}: {1}.</source>
        <translation>无法读取 {0}：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Could not write {0}: {1}.</source>
        <translation>无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_sync.py"/>
        <source>waiting for the disk</source>
        <translation>等待磁盘</translation>
    </message>
    <message>
        <location filename="../../engine/files/pinned_folders.py"/>
        <source>{0} is gone, or another folder has taken its place: nothing is written there.</source>
        <translation>{0} 已消失，或被另一个文件夹取代：不会向那里写入任何内容。</translation>
    </message>
    <message>
        <location filename="../../engine/files/pinned_folders.py"/>
        <source>Put the project's folder back, or save your work to another place.</source>
        <translation>请将项目文件夹放回，或将工作保存到其他位置。</translation>
    </message>
    <message>
        <location filename="../../engine/files/project_signature.py"/>
        <source>{0} is in the project {1}, which holds masks, not images.</source>
        <translation>{0} 位于项目 {1} 中，那里存放掩膜，而不是图像。</translation>
    </message>
    <message>
        <location filename="../../engine/files/project_signature.py"/>
        <source>Name the folder of its images, or export the project first.</source>
        <translation>请指定其图像的文件夹，或先导出该项目。</translation>
    </message>
    <message>
        <location filename="../../engine/files/sqlite_files.py"/>
        <source>what it says is no text: {0}</source>
        <translation>其内容不是文本：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} would be written twice by this command.</source>
        <translation>此命令会将 {0} 写入两次。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Give each result a place of its own.</source>
        <translation>请为每个结果指定各自的位置。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} is a folder.</source>
        <translation>{0} 是文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Give the name of a file to write.</source>
        <translation>请给出要写入的文件名。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} exists and was not written by this command, so it stays as it is.</source>
        <translation>{0} 已存在且不是由此命令写入，因此保持不变。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Move it away, or write to another name.</source>
        <translation>请将其移走，或以其他名称写入。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Give the name of a folder.</source>
        <translation>请给出文件夹名。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} is in the project {1}, whose files only Inkling itself may change.</source>
        <translation>{0} 位于项目 {1} 中，其文件只能由 Inkling 自己更改。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Write to a place outside of the project.</source>
        <translation>请写入项目之外的位置。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} is the file of a project.</source>
        <translation>{0} 是项目的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Write to another name.</source>
        <translation>请以其他名称写入。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} is read by this command, which would write over it.</source>
        <translation>此命令要读取 {0}，又会覆盖它。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Write to another place.</source>
        <translation>请写入其他位置。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} is a pipe or a device, not a file.</source>
        <translation>{0} 是管道或设备，不是文件。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>The folder {0} does not exist.</source>
        <translation>文件夹 {0} 不存在。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Create it or write elsewhere.</source>
        <translation>请创建它，或写入别处。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>The folder {0} is not writable.</source>
        <translation>文件夹 {0} 不可写。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Write elsewhere or change its rights.</source>
        <translation>请写入别处，或更改其权限。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>Plain folder</source>
        <translation>普通文件夹</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>images/, masks/ as 8-bit PNG with class numbers, classes.txt. Nothing is lost.</source>
        <translation>images/、masks/（8 位 PNG，值为类别编号）、classes.txt。没有损失。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>PASCAL VOC</source>
        <translation>PASCAL VOC</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>JPEGImages/, SegmentationClass/ with the VOC palette, and the split files.</source>
        <translation>JPEGImages/、SegmentationClass/（VOC 调色板）以及划分文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>The plain folder, instances/ as 16-bit PNG with a number per object, their list as CSV and JSON.</source>
        <translation>普通文件夹，加上 instances/（16 位 PNG，每个对象一个编号），对象列表为 CSV 和 JSON。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>COCO, objects</source>
        <translation>COCO，对象</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>images/ and one JSON file with the exact outline of every object and area.</source>
        <translation>images/ 和一个 JSON 文件，含每个对象和区域的精确轮廓。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>COCO, panoptic</source>
        <translation>COCO，全景</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>images/, panoptic/ with objects and stuff as RGB numbers, and its JSON file.</source>
        <translation>images/、panoptic/（对象和背景物以 RGB 数值表示）及其 JSON 文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>Pictures with the mask drawn on</source>
        <translation>绘有掩膜的图像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>overlays/ as PNG: classes in their colours over the image; and a legend.</source>
        <translation>overlays/ 中的 PNG：图像上以各类别颜色显示；并附图例。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>Table of measurements</source>
        <translation>测量表</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>CSV: area, perimeter, centre and intensity of every object, counts and areas of every class.</source>
        <translation>CSV：每个对象的面积、周长、中心和强度，每个类别的数量和面积。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>masks named like the images, class number per pixel; beside images/ and classes.txt or alone</source>
        <translation>与图像同名的掩膜，每个像素为类别编号；与 images/ 和 classes.txt 并列，或单独存放</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>SegmentationClass/ beside JPEGImages/, with labelmap.txt where the classes are not VOC's own</source>
        <translation>SegmentationClass/ 与 JPEGImages/ 并列；若类别非 VOC 自带，则附 labelmap.txt</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>images/, masks/ and instances/ of 16 bits, classes.txt, instances.json: the export of that name</source>
        <translation>images/、masks/ 和 16 位的 instances/、classes.txt、instances.json：同名导出</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>a JSON file with images, annotations and categories, polygons or run lengths</source>
        <translation>含 images、annotations 和 categories 的 JSON 文件，多边形或游程编码</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>a JSON file with segments_info, and PNG files with a segment per pixel</source>
        <translation>含 segments_info 的 JSON 文件，以及每个像素为一个分段的 PNG 文件</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>a JSON file for each picture, of all versions</source>
        <translation>每张图像一个 JSON 文件，支持所有版本</translation>
    </message>
    <message>
        <location filename="../../engine/formats/class_templates.py"/>
        <source>Roads and towns from a car: the 19 evaluated classes</source>
        <translation>车载视角的道路和城镇：用于评测的 19 个类别</translation>
    </message>
    <message>
        <location filename="../../engine/formats/class_templates.py"/>
        <source>Road scenes in the 11 classes that are usual for CamVid</source>
        <translation>道路场景，CamVid 常用的 11 个类别</translation>
    </message>
    <message>
        <location filename="../../engine/formats/class_templates.py"/>
        <source>20 kinds of things: people, animals, vehicles, furniture; and background</source>
        <translation>20 种事物：人、动物、车辆、家具；以及背景</translation>
    </message>
    <message>
        <location filename="../../engine/formats/class_templates.py"/>
        <source>150 classes of rooms, towns and landscapes</source>
        <translation>室内、城镇和风景的 150 个类别</translation>
    </message>
    <message>
        <location filename="../../engine/formats/data_set_pictures.py"/>
        <source>image files of the data set that are none of its pictures</source>
        <translation>数据集中不属于其图像的图像文件</translation>
    </message>
    <message>
        <location filename="../../engine/formats/data_set_pictures.py"/>
        <source>{0} looks like a data set in the format {1}: {2} Its pictures alone are added; its labels come in by an import.</source>
        <translation>{0} 看起来是 {1} 格式的数据集：{2} 仅添加其图像；标注需通过导入加入。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/dataset.py"/>
        <source>{0} is no dataset folder: it has no folder 'images'.</source>
        <translation>{0} 不是数据集文件夹：其中没有文件夹“images”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/dataset.py"/>
        <source>A dataset has images/, masks/ and classes.txt.</source>
        <translation>数据集包含 images/、masks/ 和 classes.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/dataset.py"/>
        <source>The class file {0}</source>
        <translation>类别文件 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/dataset.py"/>
        <source>Name a text file with one class name a line.</source>
        <translation>请指定每行一个类别名称的文本文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>This folder is not empty, so nothing can be exported to it.</source>
        <translation>此文件夹不为空，无法导出到其中。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>This folder holds an export of another project, which stays as it is.</source>
        <translation>此文件夹含有另一项目的导出，将保持原样。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>This folder holds an export of this project in another format.</source>
        <translation>此文件夹含有此项目以其他格式的导出。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>This folder holds an earlier export of this project, which will be updated.</source>
        <translation>此文件夹含有此项目先前的导出，将被更新。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>The export could not be read back, so its losses are not known: {0}</source>
        <translation>无法读回导出内容，因此不清楚其损失：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>No image was found again in the files, so what they lost is not known.</source>
        <translation>未在文件中重新找到任何图像，因此无法得知损失了什么。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Turned upright, as their EXIF orientation says: 1 image.</source>
        <translation>已按 EXIF 方向转为直立：1 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Turned upright, as their EXIF orientation says: {0} images.</source>
        <translation>已按 EXIF 方向转为直立：{0} 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Turned by their EXIF orientation alone: 1 image. Readers that pass over it see them turned against their masks.</source>
        <translation>仅靠 EXIF 方向旋转：1 张图像。忽略该信息的程序显示的方向会与掩膜不一致。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Turned by their EXIF orientation alone: {0} images. Readers that pass over it see them turned against their masks.</source>
        <translation>仅靠 EXIF 方向旋转：{0} 张图像。忽略该信息的程序显示的方向会与掩膜不一致。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Converted, as the format holds no such files: 1 image.</source>
        <translation>因格式不支持此类文件而转换：1 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Converted, as the format holds no such files: {0} images.</source>
        <translation>因格式不支持此类文件而转换：{0} 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>The folder {0} is not empty: it holds an earlier export of this project.</source>
        <translation>文件夹 {0} 不为空：它含有此项目先前的导出。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Update it, or name a new folder.</source>
        <translation>请更新它，或指定新文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Nothing was exported: {0}</source>
        <translation>未导出任何内容：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>No image of {0} is accepted yet, 1 image in work.</source>
        <translation>{0} 还没有已接受的图像，1 张处理中。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>No image of {0} is accepted yet, {1} images in work.</source>
        <translation>{0} 还没有已接受的图像，{1} 张处理中。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Accept what is right, or ask for images in work, too.</source>
        <translation>请接受正确的图像，或同时导出处理中的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>No image of {0} is accepted yet.</source>
        <translation>{0} 还没有已接受的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Label an image and accept it first.</source>
        <translation>请先标注一张图像并接受。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/format_groups.py"/>
        <source>Folders of masks</source>
        <translation>掩膜文件夹</translation>
    </message>
    <message>
        <location filename="../../engine/formats/format_groups.py"/>
        <source>Data sets for training</source>
        <translation>训练数据集</translation>
    </message>
    <message>
        <location filename="../../engine/formats/format_groups.py"/>
        <source>Labelling programs</source>
        <translation>标注软件</translation>
    </message>
    <message>
        <location filename="../../engine/formats/format_groups.py"/>
        <source>Microscopy, medicine and maps</source>
        <translation>显微、医学与地图</translation>
    </message>
    <message>
        <location filename="../../engine/formats/format_names.py"/>
        <source>There is no format called '{0}'.</source>
        <translation>没有名为“{0}”的格式。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>1 image will be added.</source>
        <translation>将添加 1 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>{0} images will be added.</source>
        <translation>将添加 {0} 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>No image will be added.</source>
        <translation>不会添加图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>1 image of the project without labels takes those of the source.</source>
        <translation>项目中 1 张没有标签的图像采用来源的标签。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>{0} images of the project without labels take those of the source.</source>
        <translation>项目中 {0} 张没有标签的图像采用来源的标签。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>New labels take the place of those of 1 image.</source>
        <translation>新标签取代 1 张图像的标签。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>New labels take the place of those of {0} images.</source>
        <translation>新标签取代 {0} 张图像的标签。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>1 image has labels already, which stay.</source>
        <translation>1 张图像已有标签，予以保留。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>{0} images have labels already, which stay.</source>
        <translation>{0} 张图像已有标签，予以保留。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>No image is found for 1 image of the source.</source>
        <translation>来源中有 1 张图像找不到对应的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>No image is found for {0} images of the source.</source>
        <translation>来源中有 {0} 张图像找不到对应的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} is no CSV: {1}.</source>
        <translation>{0} 不是 CSV：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Write name,r,g,b as its first line.</source>
        <translation>请将 name,r,g,b 写为第一行。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has too few fields in line {1}.</source>
        <translation>{0} 的第 {1} 行字段太少。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Give each line as many.</source>
        <translation>请使每行字段数相同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} is not in order: {1}</source>
        <translation>{0} 有误：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Name a class file.</source>
        <translation>请指定类别文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} is no YAML: {1}.</source>
        <translation>{0} 不是 YAML：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Write names: and one name a line below it.</source>
        <translation>请写 names:，并在其下每行写一个名称。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has no list of class names that can be read.</source>
        <translation>{0} 没有可读取的类别名称列表。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Write names: with a list, or number: name.</source>
        <translation>请写 names: 加列表，或“编号: 名称”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has the class name {1}, which is no text.</source>
        <translation>{0} 含有类别名称 {1}，它不是文本。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Put it in quotes.</source>
        <translation>请将其放在引号中。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has a category without an id.</source>
        <translation>{0} 含有没有 id 的类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Give each category a whole number.</source>
        <translation>请为每个类别指定一个整数。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has no items.</source>
        <translation>{0} 中没有条目（item）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Write item { id: 1 name: 'cell' } for each class.</source>
        <translation>请为每个类别写 item { id: 1 name: 'cell' }。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has class {1} ('{2}') twice, so the numbers leave a gap.</source>
        <translation>{0} 中类别 {1}（“{2}”）出现两次，因此编号有空缺。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has class {1} ('{2}') but no class {3}, so the numbers leave a gap.</source>
        <translation>{0} 有类别 {1}（“{2}”），但没有类别 {3}，因此编号有空缺。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Number the classes 0, 1, 2, ...; an import takes sources with gaps and asks which is which.</source>
        <translation>请将类别编号为 0, 1, 2, ...；导入可接受有空缺的来源，并询问对应关系。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has no class number in line {1}, but '{2}'.</source>
        <translation>{0} 的第 {1} 行没有类别编号，而是“{2}”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Write 0, 1, 2, ...</source>
        <translation>请写 0, 1, 2, ...</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has no colour in line {1}.</source>
        <translation>{0} 的第 {1} 行没有颜色。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Write red, green and blue from 0 to 255.</source>
        <translation>请写 0 到 255 的红、绿、蓝值。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has a colour that is none.</source>
        <translation>{0} 含有无效的颜色。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/contents.py"/>
        <source>objects without an outline are missing in them</source>
        <translation>其中缺少没有轮廓的对象</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/contents.py"/>
        <source>boxes without an outline</source>
        <translation>没有轮廓的框</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/contents.py"/>
        <source>lines or points, which cover no area</source>
        <translation>线或点，不占面积</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/contents.py"/>
        <source>what no shape covers</source>
        <translation>没有形状覆盖的部分</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/contents.py"/>
        <source>{0} has boxes alone, without outlines that masks could be made of.</source>
        <translation>{0} 只有框，没有可以生成掩膜的轮廓。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/contents.py"/>
        <source>Export it with polygons or masks, or add its images without labels.</source>
        <translation>请用多边形或掩膜导出，或只添加其图像而不带标注。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>their pictures are damaged</source>
        <translation>其图像已损坏</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>The labels of 1 image are not accepted, as {0}: {1}.</source>
        <translation>1 张图像的标签未被接受，因为{0}：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>The labels of {0} images are not accepted, as {1}: {2}.</source>
        <translation>{0} 张图像的标签未被接受，因为{1}：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>{0} and {1} both belong to {2}.</source>
        <translation>{0} 和 {1} 都属于 {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>Damaged pictures, to be copied again from where they came: {0}.</source>
        <translation>已损坏的图像，需从来源处重新复制：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>1 shape is so small or thin that it covers no pixel: {0}.</source>
        <translation>1 个形状太小或太细，没有覆盖任何像素：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>{0} shapes are so small or thin that they cover no pixel: {1}.</source>
        <translation>{0} 个形状太小或太细，没有覆盖任何像素：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>they hold what no class was given for ({0})</source>
        <translation>其中含有未指定类别的内容 ({0})</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>shapes of several classes overlap in them</source>
        <translation>其中不同类别的形状相互重叠</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/json_stream.py"/>
        <source>the file was changed while it was read ({0})</source>
        <translation>文件在读取时被更改 ({0})</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/json_stream.py"/>
        <source>{0} is no JSON object.</source>
        <translation>{0} 不是 JSON 对象。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/json_stream.py"/>
        <source>{0} is no JSON: a comma or the end of a list is missing.</source>
        <translation>{0} 不是 JSON：缺少逗号或列表的结尾。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/json_stream.py"/>
        <source>{0} is nested too deeply.</source>
        <translation>{0} 嵌套过深。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/json_stream.py"/>
        <source>{0} has an item of more than {1} MB, or is no JSON.</source>
        <translation>{0} 中有超过 {1} MB 的项，或不是 JSON。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/json_stream.py"/>
        <source>Export it again where it comes from: it breaks off or is damaged at byte {0}.</source>
        <translation>请从其来源处重新导出：文件在第 {0} 字节处中断或已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>'{0}' maps no class.</source>
        <translation>“{0}”没有对应任何类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>Write SOURCE=TARGET, such as tumour=cell or 255=unlabelled.</source>
        <translation>请写成 SOURCE=TARGET，例如 tumour=cell 或 255=unlabelled。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>The source has names that are easily taken for each other: {0}.</source>
        <translation>来源中有容易混淆的名称：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>{0} classes of the source become '{1}': {2}.</source>
        <translation>来源的 {0} 个类别变为“{1}”：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>'{0}' for '{1}'</source>
        <translation>“{0}”即“{1}”</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>'{0}' beside '{1}'</source>
        <translation>“{0}”与“{1}”</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>Names that are nearly the same are taken for one: {0}.</source>
        <translation>几乎相同的名称视为同一个：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>New classes have nearly the name of one of the project: {0}.</source>
        <translation>新类别的名称与项目中的类别几乎相同：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>'{0}' may be several classes of the source.</source>
        <translation>“{0}”可能是来源的多个类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>Write its value: {0}.</source>
        <translation>请写其值：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>The source has no class '{0}'.</source>
        <translation>来源没有类别“{0}”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>It has: {0}, ....</source>
        <translation>它有：{0}, ...。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>It has: {0}.</source>
        <translation>它有：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>The new class for {0} has no name.</source>
        <translation>{0} 的新类别没有名称。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>Write new:NAME.</source>
        <translation>请写 new:NAME。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>The project has no class '{0}'.</source>
        <translation>项目没有类别“{0}”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>Write new:{0} to add it, or one of: {1}.</source>
        <translation>请写 new:{0} 以添加它，或写以下之一：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>a colour stands for another number in them than in others</source>
        <translation>其中某种颜色对应的编号与其他掩膜不同</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>In bitmaps (PBM) black is 1 and white is 0: look whether 1 is what you take it for.</source>
        <translation>在位图 (PBM) 中，黑为 1，白为 0：请确认 1 是否如您所想。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>255 may mean unlabelled or the object in them</source>
        <translation>其中的 255 可能表示未标注，也可能表示对象</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>1 mask has soft edges, or is a JPEG, and what is nearer to white was read as the object: {0}.</source>
        <translation>1 个掩膜边缘柔和或为 JPEG，更接近白色的部分被读作对象：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>{0} masks have soft edges, or are JPEG, and what is nearer to white was read as the object: {1}.</source>
        <translation>{0} 个掩膜边缘柔和或为 JPEG，更接近白色的部分被读作对象：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>{0} (1 grey pixel)</source>
        <translation>{0}（1 个灰色像素）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>{0} ({1} grey pixels)</source>
        <translation>{0}（{1} 个灰色像素）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>No mask in {0}.</source>
        <translation>{0} 中没有掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Pick a folder with one PNG for each image.</source>
        <translation>请选择每张图像有一个 PNG 的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>The mask {0} labels no pixel: all of it is 255, which means unlabelled.</source>
        <translation>掩膜 {0} 没有标注像素：全部为 255，即未标注。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Where white is the object, write its class number instead of 255.</source>
        <translation>白色为对象之处，请写其类别编号而不是 255。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Of the mask {0}, {1} and classes.txt say different things.</source>
        <translation>关于掩膜 {0}，{1} 与 classes.txt 的内容不一致。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Keep one of the two.</source>
        <translation>请只保留其中一个。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>The mask {0} holds class {1}, which the class list does not have.</source>
        <translation>掩膜 {0} 含有类别 {1}，而类别列表中没有。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Masks hold 0 and 255, and none holds 1, so 255 was read as '{0}'.</source>
        <translation>掩膜含有 0 和 255 而没有 1，因此 255 读作“{0}”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Colours were read by {0}.</source>
        <translation>颜色按 {0} 读取。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Left aside of names to find the images: {0}.</source>
        <translation>为查找图像而忽略的名称部分：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>1 mask has several pages; the first was used.</source>
        <translation>1 个掩膜有多页；使用了第一页。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>{0} masks have several pages; the first was used.</source>
        <translation>{0} 个掩膜有多页；使用了第一页。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/noted_imports.py"/>
        <source>Import {0}</source>
        <translation>导入 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>other objects</source>
        <translation>其他对象</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>Cityscapes, train ids</source>
        <translation>Cityscapes，训练编号</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>Cityscapes and KITTI, ids</source>
        <translation>Cityscapes 和 KITTI，编号</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>ADE20K, walls are 0</source>
        <translation>ADE20K，墙为 0</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>ADE20K, walls are 1</source>
        <translation>ADE20K，墙为 1</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>New classes, one for each value</source>
        <translation>新类别，每个值一个</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>The values of these masks have no names. Whose numbers are they?</source>
        <translation>这些掩膜的值没有名称。它们是谁的编号？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>Those of the project's classes</source>
        <translation>项目类别的编号</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>Those of the project's classes, which do not name all values</source>
        <translation>项目类别的编号，但并非所有值都有名称</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/picture_finder.py"/>
        <source>{0} paths lead out of the folder; the names alone were looked for in it.</source>
        <translation>{0} 个路径指向文件夹之外；仅按名称在文件夹中查找。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>copies of images of the project</source>
        <translation>项目中图像的副本</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>The picture {0} is not there.</source>
        <translation>图像 {0} 不存在。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>Put it back, or name its folder.</source>
        <translation>请将其放回，或指定其文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>Several images are called like {0}: {1}.</source>
        <translation>多张图像名为 {0}：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>Put the pictures beside the labels.</source>
        <translation>请将图像放在标签旁边。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>No image belongs to {0}: it is neither beside the labels nor in the project.</source>
        <translation>{0} 没有对应的图像：标签旁边和项目中都没有。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>Add the folder of the pictures to the project first.</source>
        <translation>请先将图像所在文件夹添加到项目。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>{0} was removed from the project.</source>
        <translation>{0} 已从项目中移除。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>Put it back there to give it labels.</source>
        <translation>请将其放回项目，才能为它添加标签。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>No image belongs to the mask {0}.</source>
        <translation>没有图像属于掩膜 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/raster.py"/>
        <source>The labels are for {0}x{1} pixels, but {2} is {3}x{4} (width and height are swapped).</source>
        <translation>标签对应 {0}x{1} 像素，但 {2} 为 {3}x{4}（宽和高互换了）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/raster.py"/>
        <source>The labels are for {0}x{1} pixels, but {2} is {3}x{4}.</source>
        <translation>标签对应 {0}x{1} 像素，但 {2} 为 {3}x{4}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/raster.py"/>
        <source>Take the picture that was labelled.</source>
        <translation>请使用当时标注的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/raster.py"/>
        <source>An outline has a point that is no number.</source>
        <translation>轮廓含有一个不是数的点。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/raster.py"/>
        <source>Draw it again where it was drawn.</source>
        <translation>请在原来绘制它的程序中重新绘制。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>Nothing there is a data set that can be read.</source>
        <translation>其中没有可读取的数据集。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>Choose the folder that the labels lie in, or one file of them.</source>
        <translation>请选择标签所在的文件夹，或其中一个文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>Which format is it?</source>
        <translation>它是哪种格式？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>{0} is an archive.</source>
        <translation>{0} 是压缩包。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>Unpack it, and choose its folder.</source>
        <translation>请解压后选择其文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>{0} cannot be read as {1}. It looks like {2}: {3}</source>
        <translation>{0} 无法按 {1} 读取。看起来是 {2}：{3}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>Choose the format {0}.</source>
        <translation>请选择格式 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>{0} is an export of Inkling in the format '{1}', which holds no labels to import.</source>
        <translation>{0} 是 Inkling 以“{1}”格式导出的，不含可导入的标注。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>Import an export in another format, such as the plain folder (png).</source>
        <translation>请导入其他格式的导出，例如普通文件夹（png）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>It is an export of Inkling, which says so.</source>
        <translation>它是 Inkling 的导出，文件中已注明。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/sampled_labels.py"/>
        <source>The labels of {0} are for {1}x{2} pixels, and its picture was not found.</source>
        <translation>{0} 的标注对应 {1}x{2} 像素，但未找到其图片。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/sampled_labels.py"/>
        <source>Put the picture beside its labels.</source>
        <translation>请将图片放在其标注旁边。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/sampled_labels.py"/>
        <source>The picture was not found.</source>
        <translation>未找到该图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/source_sample.py"/>
        <source>masks</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/source_sample.py"/>
        <source>the shape that comes later in the file</source>
        <translation>文件中靠后的形状</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/source_sample.py"/>
        <source>the shape that comes earlier in the file</source>
        <translation>文件中靠前的形状</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/source_sample.py"/>
        <source>the smaller shape</source>
        <translation>较小的形状</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/source_sample.py"/>
        <source>neither: such pixels stay unlabelled</source>
        <translation>都不取：这些像素保持未标注</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/source_sample.py"/>
        <source>Shapes of several classes overlap: which one wins there?</source>
        <translation>不同类别的形状相互重叠：重叠处以哪个为准？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/survey.py"/>
        <source>None of the labels that were looked at can be read: {0}</source>
        <translation>查看过的标签都无法读取：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/survey.py"/>
        <source>{0} does not exist.</source>
        <translation>{0} 不存在。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/survey.py"/>
        <source>Check the name.</source>
        <translation>请检查名称。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/survey.py"/>
        <source>A colour stands for another number in {0} of the masks that were looked at than in others: such masks are not accepted before you have seen them.</source>
        <translation>在查看过的掩膜中，有 {0} 个的某种颜色所代表的数字与其他掩膜不同：此类掩膜在您查看之前不会被接受。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/contents.py"/>
        <source>{0} has {1} instances, more than a 16-bit file can number.</source>
        <translation>{0} 有 {1} 个实例，超过 16 位文件可编号的数量。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/contents.py"/>
        <source>Ask for a larger least size.</source>
        <translation>请要求更大的最小尺寸。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/foreseen.py"/>
        <source>The format has no unlabelled pixels: those that are unlabelled become background.</source>
        <translation>该格式没有未标注像素：未标注的像素会变为背景。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/foreseen.py"/>
        <source>The format has no classes: objects of {0} become alike.</source>
        <translation>此格式没有类别：{0} 的对象将无法区分。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/foreseen.py"/>
        <source>The format has single objects alone, so that these are lost: {0}.</source>
        <translation>此格式只有单个实例，因此以下内容会丢失：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/foreseen.py"/>
        <source>1 image has several channels, and goes out as it is shown: three colours of 8 bits.</source>
        <translation>1 张图像有多个通道，将按显示的样子导出：三种颜色，各 8 位。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/foreseen.py"/>
        <source>{0} images have several channels, and go out as they are shown: three colours of 8 bits.</source>
        <translation>{0} 张图像有多个通道，将按显示的样子导出：三种颜色，各 8 位。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Read back from the files, all labels are the same.</source>
        <translation>从文件读回后，所有标签均相同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>1 image was not found again in the files, so what it lost is not known.</source>
        <translation>1 张图像在文件中未再找到，因此不知道它丢失了什么。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>{0} images were not found again in the files, so what they lost is not known.</source>
        <translation>{0} 张图像在文件中未再找到，因此不知道它们丢失了什么。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Labels that were read back from the files are the same.</source>
        <translation>从文件中读回的标注是相同的。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Read back from the files, {0} unlabelled pixels have a class ({1}% of all); all others are the same.</source>
        <translation>从文件读回后，{0} 个未标注像素有了类别（占 {1}%）；其余全部相同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Read back from the files, {0}% of the pixels differ; the mean IoU is {1}.</source>
        <translation>从文件读回后，{0}% 的像素不同；平均 IoU 为 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>IoU of the classes whose pixels differ: {0}.</source>
        <translation>像素有差异的类别的 IoU：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Holes that are filled: {0}.</source>
        <translation>被填充的孔洞：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Unlabelled pixels that have a class in the files: {0}.</source>
        <translation>在文件中带有类别的未标注像素：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Objects that do not come back: {0} of {1}.</source>
        <translation>未能读回的对象：{0} / {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Objects that come back with another number: {0}.</source>
        <translation>读回后编号不同的对象：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>preparing the search for objects</source>
        <translation>正在准备对象查找</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>in work</source>
        <translation>处理中</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>The pattern of groups is longer than {0} characters.</source>
        <translation>分组的模式超过 {0} 个字符。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>Use a shorter one.</source>
        <translation>请使用较短的模式。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>'{0}' is no regular expression: {1}.</source>
        <translation>“{0}”不是正则表达式：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>Write one such as 'patient[0-9]+', or brackets around the part that counts.</source>
        <translation>请写成“patient[0-9]+”的形式，或用括号括起有效的部分。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>'{0}' is no split.</source>
        <translation>“{0}”不是划分。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>Write shares of train, val and test, such as 80/10/10.</source>
        <translation>请写出训练、验证和测试的比例，例如 80/10/10。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>checksums</source>
        <translation>校验和</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>{0} holds no export of this project that could be updated.</source>
        <translation>{0} 不含可更新的此项目的导出。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>{0} holds an export of another project, so it stays as it is.</source>
        <translation>{0} 含有另一项目的导出，因此保持原样。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>{0} holds an export in the format '{1}', not '{2}'.</source>
        <translation>{0} 含有格式“{1}”的导出，而非“{2}”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>Choose the same format, or name a new folder.</source>
        <translation>请选择相同格式，或指定新文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>{0} was changed or removed since the export, so the folder stays as it is.</source>
        <translation>{0} 在导出后被更改或移除，因此文件夹保持原样。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>Name a new folder.</source>
        <translation>请指定新文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/pictures.py"/>
        <source>The image {0} cannot be read: {1}.</source>
        <translation>图像 {0} 无法读取：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/pictures.py"/>
        <source>Put it back, or skip it.</source>
        <translation>请将其放回，或跳过。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/pictures.py"/>
        <source>{0} cannot be converted to one of {1}.</source>
        <translation>{0} 无法转换为以下格式之一：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/pictures.py"/>
        <source>Convert the image before the export.</source>
        <translation>请在导出前转换该图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/report.py"/>
        <source>not labelled yet</source>
        <translation>尚未标注</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/report.py"/>
        <source>in work, not accepted</source>
        <translation>处理中，未接受</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/report.py"/>
        <source>without a labelled pixel</source>
        <translation>没有已标注的像素</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/report.py"/>
        <source>Of these pictures a part is missing, as their files break off: {0}. Copy them again from where they came.</source>
        <translation>这些图像缺少一部分，因为其文件中断：{0}。请从来源处重新复制。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/selection.py"/>
        <source>{0} is {1}x{2}, its mask {3}x{4}.</source>
        <translation>{0} 为 {1}x{2}，其掩膜为 {3}x{4}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/selection.py"/>
        <source>Put the image back that the mask was made on.</source>
        <translation>请放回制作掩膜时所用的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>a JSON file for each picture</source>
        <translation>每张图像一个 JSON 文件</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>a JSON file for each picture, with or without isat.yaml</source>
        <translation>每张图像一个 JSON 文件，可附 isat.yaml</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>Ultralytics YOLO, polygons</source>
        <translation>Ultralytics YOLO，多边形</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and labels/ with a text file for each picture, and data.yaml</source>
        <translation>images/ 和 labels/（每张图像一个文本文件），以及 data.yaml</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>Ultralytics, semantic</source>
        <translation>Ultralytics，语义分割</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and masks/ with class numbers, and a YAML file that says masks_dir</source>
        <translation>images/ 和含类别编号的 masks/，以及指定 masks_dir 的 YAML 文件</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>meta.json, and data sets with img/ and ann/</source>
        <translation>meta.json，以及含 img/ 和 ann/ 的数据集</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>CVAT for images</source>
        <translation>CVAT for images（图像）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>annotations.xml of version 1.1 and the pictures</source>
        <translation>1.1 版的 annotations.xml 和图像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>Label Studio</source>
        <translation>Label Studio</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>an export as JSON with brush masks or polygons, and the pictures</source>
        <translation>JSON 导出（画笔掩膜或多边形）和图像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>a GeoJSON file called like each picture</source>
        <translation>与每张图像同名的 GeoJSON 文件</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>ImageJ ROI sets</source>
        <translation>ImageJ ROI 集</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>a .zip or .roi file called like each picture</source>
        <translation>与每张图像同名的 .zip 或 .roi 文件</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>VGG Image Annotator</source>
        <translation>VGG Image Annotator</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>a project or an export as JSON, and the pictures</source>
        <translation>JSON 格式的项目或导出，以及图像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>annotations/ with a JSON file for each subset, and images/</source>
        <translation>annotations/（每个子集一个 JSON 文件）和 images/</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>DigitalSreeni Image Annotator</source>
        <translation>DigitalSreeni Image Annotator</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>a project file .iap and the pictures</source>
        <translation>项目文件 .iap 和图像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>LabelMe (MIT), XML</source>
        <translation>LabelMe (MIT)，XML</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>an XML file for each picture, with polygons or masks</source>
        <translation>每张图像一个 XML 文件，含多边形或掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>Open Images, segmentations</source>
        <translation>Open Images，分割</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>PART-annotations-object-segmentation.csv, a PNG an object, and the pictures</source>
        <translation>PART-annotations-object-segmentation.csv、每个对象一个 PNG，以及图像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>ICDAR, text</source>
        <translation>ICDAR，文字</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>gt_NAME.txt with outlines of words, or NAME_GT.bmp and NAME_GT.txt, and the pictures</source>
        <translation>含单词轮廓的 gt_NAME.txt，或 NAME_GT.bmp 和 NAME_GT.txt，以及图像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>COCO, stuff</source>
        <translation>COCO，背景物</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and one JSON file with the area of each class in each image, as run lengths.</source>
        <translation>images/ 和一个 JSON 文件，以游程编码记录每张图像中各类别的区域。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>A JSON file with polygons beside each image, and labels.txt.</source>
        <translation>每张图像旁一个含多边形的 JSON 文件，以及 labels.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>A JSON file with polygons beside each image, and classes.txt.</source>
        <translation>每张图像旁一个含多边形的 JSON 文件，以及 classes.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>A JSON file with polygons beside each image, and isat.yaml.</source>
        <translation>每张图像旁一个含多边形的 JSON 文件，以及 isat.yaml。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and labels/ with their splits, a text file of polygons for each image, and data.yaml.</source>
        <translation>images/ 和 labels/ 及其划分，每张图像一个多边形文本文件，以及 data.yaml。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and masks/ with their splits, class numbers as PNG, and data.yaml.</source>
        <translation>images/ 和 masks/ 及其划分，PNG 格式的类别编号，以及 data.yaml。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>A project with a data set for each split, objects as bitmaps.</source>
        <translation>一个项目，每个划分一个数据集，对象为位图。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and annotations.xml of version 1.1, objects as masks.</source>
        <translation>images/ 和 1.1 版的 annotations.xml，对象为掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/, tasks.json with brush masks, and label_config.xml.</source>
        <translation>images/、含画笔掩膜的 tasks.json，以及 label_config.xml。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/, and annotations/ with a GeoJSON file for each image, polygons with holes.</source>
        <translation>images/，以及 annotations/（每张图像一个 GeoJSON 文件，带孔洞的多边形）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/, and rois/ with a ROI set for each image.</source>
        <translation>images/，以及 rois/（每张图像一个 ROI 集）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and via_project.json with polygons.</source>
        <translation>images/ 和含多边形的 via_project.json。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/, and annotations/ with a JSON file for each split, objects as masks.</source>
        <translation>images/，以及 annotations/（每个划分一个 JSON 文件，对象为掩膜）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and project.iap with polygons.</source>
        <translation>images/ 和含多边形的 project.iap。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>Images/ and Annotations/ with an XML file of polygons for each image.</source>
        <translation>Images/，以及 Annotations/（每张图像一个含多边形的 XML 文件）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/, masks/ with a PNG an object, and PART-annotations-object-segmentation.csv.</source>
        <translation>images/、masks/（每个对象一个 PNG）和 PART-annotations-object-segmentation.csv。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>No mask in {0} bears the name of one in {1}.</source>
        <translation>{0} 中没有与 {1} 中同名的掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>The masks of an image must be called alike in both folders.</source>
        <translation>图像的掩膜在两个文件夹中必须同名。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>There is no true mask for {0}.</source>
        <translation>{0} 没有真实掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>Several predictions are called like {0}: {1}.</source>
        <translation>有多个预测与 {0} 同名：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>There is no prediction for {0}.</source>
        <translation>{0} 没有预测。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>The predicted {0} is {1}x{2}, the true one {3}x{4}.</source>
        <translation>预测的 {0} 为 {1}x{2}，真实的为 {3}x{4}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>Predict on the images that the true masks belong to.</source>
        <translation>请在真实掩膜所属的图像上预测。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>{0} is left out: {1} bears the same name.</source>
        <translation>已略过 {0}：{1} 与其同名。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>gtFine/ with labelIds and instanceIds</source>
        <translation>含 labelIds 和 instanceIds 的 gtFine/</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>KITTI semantics</source>
        <translation>KITTI 语义分割</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>training/ with image_2, semantic and instance</source>
        <translation>含 image_2、semantic 和 instance 的 training/</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>MOTS PNG</source>
        <translation>MOTS PNG</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>images/ and instances/ of 16 bits, labels.txt</source>
        <translation>images/ 和 16 位的 instances/、labels.txt</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Mapillary Vistas</source>
        <translation>Mapillary Vistas</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>training/ with labels and instances, config.json</source>
        <translation>含 labels 和 instances 的 training/、config.json</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>train/ and trainannot/, label_colors.txt</source>
        <translation>train/ 和 trainannot/、label_colors.txt</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>NAME_seg.png beside NAME.jpg, or images/ and annotations/</source>
        <translation>NAME.jpg 旁的 NAME_seg.png，或 images/ 和 annotations/</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Label images (StarDist)</source>
        <translation>标签图像 (StarDist)</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>masks/ of 16 bits with object numbers</source>
        <translation>含对象编号的 16 位 masks/</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>NAME_seg.npy or NAME_cp_masks beside NAME</source>
        <translation>NAME 旁的 NAME_seg.npy 或 NAME_cp_masks</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Data Science Bowl 2018</source>
        <translation>Data Science Bowl 2018</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>a folder an image, a mask an object</source>
        <translation>每张图像一个文件夹，每个对象一个掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Run lengths (Kaggle CSV)</source>
        <translation>游程编码 (Kaggle CSV)</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>a table with EncodedPixels</source>
        <translation>含 EncodedPixels 的表格</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>nnU-Net v2</source>
        <translation>nnU-Net v2</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>dataset.json, imagesTr/, labelsTr/</source>
        <translation>dataset.json, imagesTr/, labelsTr/</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Hugging Face image folder</source>
        <translation>Hugging Face 图像文件夹</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>metadata.csv with masks, id2label.json</source>
        <translation>含掩膜的 metadata.csv、id2label.json</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>data/ and labels/, mask_targets.json</source>
        <translation>data/ 和 labels/、mask_targets.json</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>NumPy arrays</source>
        <translation>NumPy 数组</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>masks/NAME.npy, instances/NAME.npy</source>
        <translation>masks/NAME.npy, instances/NAME.npy</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Masks of other tools</source>
        <translation>其他工具的掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>masks in colours, as JPEG, of 0 and 255, or NAME_mask beside NAME</source>
        <translation>彩色、JPEG 或仅含 0 和 255 的掩膜，或 NAME 旁的 NAME_mask</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>leftImg8bit/ and gtFine/ with labelIds, instanceIds and color; official numbers for official names.</source>
        <translation>leftImg8bit/ 和 gtFine/（含 labelIds、instanceIds 和 color）；官方名称用官方编号。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>training/ with image_2, semantic, semantic_rgb and instance.</source>
        <translation>含 image_2、semantic、semantic_rgb 和 instance 的 training/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>images/ and instances/ with class times 1000 and object, labels.txt.</source>
        <translation>images/ 和 instances/（类别乘 1000 加对象）、labels.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>training/ with images, labels and instances, config.json.</source>
        <translation>含 images、labels 和 instances 的 training/、config.json。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>train/ and trainannot/ with masks in colours, label_colors.txt.</source>
        <translation>train/ 和 trainannot/（彩色掩膜）、label_colors.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>NAME_seg.png beside NAME.jpg, classes and up to 255 objects an image as colours, names as JSON.</source>
        <translation>NAME.jpg 旁的 NAME_seg.png，以颜色表示类别和每张图像最多 255 个对象，名称为 JSON。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>images/ and masks/ as 16-bit TIFF with object numbers, of one class.</source>
        <translation>images/ 和 masks/，后者为含对象编号的 16 位 TIFF，仅一个类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Pictures with NAME_seg.npy and NAME_cp_masks.png beside, of one class.</source>
        <translation>图像旁附 NAME_seg.npy 和 NAME_cp_masks.png，仅一个类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>A folder an image, with a mask an object, of one class.</source>
        <translation>每张图像一个文件夹，每个对象一个掩膜，仅一个类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>images/ and train.csv with the runs of each object and its class.</source>
        <translation>images/ 和 train.csv（每个对象的游程及其类别）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>imagesTr/ with a file for each channel, labelsTr/, dataset.json; photos become PNG. Rename the folder to Dataset001_NAME.</source>
        <translation>imagesTr/（每个通道一个文件）、labelsTr/、dataset.json；照片转为 PNG。请将文件夹重命名为 Dataset001_NAME。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>train/ with pictures, masks, objects and metadata.csv, id2label.json.</source>
        <translation>train/（图像、掩膜、对象和 metadata.csv）、id2label.json。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>data/ and labels/ (ImageSegmentationDirectory), mask_targets.json.</source>
        <translation>data/ 和 labels/ (ImageSegmentationDirectory)、mask_targets.json。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>images/, masks/NAME.npy with class numbers, instances/NAME.npy with objects, classes.txt.</source>
        <translation>images/、含类别编号的 masks/NAME.npy、含对象的 instances/NAME.npy、classes.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Masks in colours</source>
        <translation>彩色掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>images/, masks/ as RGB PNG in the classes' colours, class_dict.csv.</source>
        <translation>images/、masks/（以类别颜色表示的 RGB PNG）、class_dict.csv。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>What are crowds, areas of many objects in one?</source>
        <translation>crowd（多个对象合成的区域）是什么？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>of their class, like single objects</source>
        <translation>属于其类别，如同实例</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>not drawn</source>
        <translation>不绘制</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>The file is large: examples show the shapes in its first 16 MB of annotations alone.</source>
        <translation>文件很大：示例仅显示其前 16 MB 标注中的形状。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>has images, annotations and categories as COCO has them.</source>
        <translation>含有 COCO 形式的 images、annotations 和 categories。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>annotations</source>
        <translation>标注列表</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>The file does not say how large {0} is.</source>
        <translation>文件未说明 {0} 的大小。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>Add its height and width there.</source>
        <translation>请在其中添加高度和宽度。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>Annotation {0} of {1} is not in order: {2}</source>
        <translation>{1} 的标注 {0} 有误：{2}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>{0} has annotations of an image that it does not list: {1}.</source>
        <translation>{0} 含有未列出的图像的标注：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>{0} has annotations of {1} images that it does not list: {2}.</source>
        <translation>{0} 含有 {1} 张未列出的图像的标注：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>its run lengths are for another size than {0}x{1}.</source>
        <translation>其游程编码对应的大小不是 {0}x{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>its run lengths are missing.</source>
        <translation>缺少其游程编码。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>its segmentation is neither polygons nor run lengths.</source>
        <translation>其 segmentation 既非多边形，也非游程编码。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>a polygon is no list of x, y, x, y.</source>
        <translation>某个多边形不是 x, y, x, y 列表。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>a polygon has a place that is no number, or far outside.</source>
        <translation>某个多边形含有不是数或远在图像之外的位置。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>panoptic annotations</source>
        <translation>全景标注</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has no annotations of COCO.</source>
        <translation>{0} 没有 COCO 标注。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has no panoptic annotations of COCO.</source>
        <translation>{0} 没有 COCO 全景标注。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Name the JSON file, or its folder.</source>
        <translation>请指定 JSON 文件或其文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has two images with the id {1}.</source>
        <translation>{0} 中有两张图像的 id 为 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Give each an id of its own.</source>
        <translation>请为每个指定各自的 id。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has an annotation that is no object.</source>
        <translation>{0} 含有不是对象的标注。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Export it again where it comes from.</source>
        <translation>请从其来源处重新导出。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>the image of an annotation in {0}</source>
        <translation>{0} 中某标注的图像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Which annotation files are to be imported?</source>
        <translation>要导入哪些标注文件？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} calls category {1} '{2}', another file '{3}'.</source>
        <translation>{0} 将类别 {1} 称为“{2}”，另一文件称为“{3}”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Import the files one by one.</source>
        <translation>请逐个导入文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has more than {1} categories.</source>
        <translation>{0} 的类别多于 {1} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Merge some.</source>
        <translation>请合并一些。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has an image that is no object.</source>
        <translation>{0} 含有不是对象的图像条目。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>file_name of an image in {0}</source>
        <translation>{0} 中某图像的 file_name</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>height of an image in {0}</source>
        <translation>{0} 中某图像的 height</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>width of an image in {0}</source>
        <translation>{0} 中某图像的 width</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} says that {1} is {2}x{3}.</source>
        <translation>{0} 称 {1} 为 {2}x{3}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>That is more than can be read.</source>
        <translation>这超出可读取的范围。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>id of {0}</source>
        <translation>{0} 的 id</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has a category that is no object.</source>
        <translation>{0} 含有不是对象的类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>id of a category in {0}</source>
        <translation>{0} 中某类别的 id</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} gives category {1} no name.</source>
        <translation>{0} 未给类别 {1} 命名。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Give it one.</source>
        <translation>请为其命名。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>has segments_info, as COCO's panoptic annotations have.</source>
        <translation>含有 COCO 全景标注的 segments_info。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>no segment</source>
        <translation>无分段</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>{0} has an annotation of image {1}, which it does not list.</source>
        <translation>{0} 含有图像 {1} 的标注，但未列出该图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>Correct it.</source>
        <translation>请更正。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>file_name of an annotation in {0}</source>
        <translation>{0} 中某标注的 file_name</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>The file {0} with segments is not there.</source>
        <translation>含分段的文件 {0} 不存在。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>Put it beside the JSON file.</source>
        <translation>请将其放在 JSON 文件旁边。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>{0} is no PNG with colours that stand for segments.</source>
        <translation>{0} 不是以颜色表示分段的 PNG。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>Export it again.</source>
        <translation>请重新导出。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>{0} has the segment {1}, which its annotation does not list.</source>
        <translation>{0} 含有分段 {1}，但其标注未列出它。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>The annotation of {0} does not list its segments.</source>
        <translation>{0} 的标注未列出其分段。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>id of a segment of {0}</source>
        <translation>{0} 的某分段的 id</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>category_id of a segment of {0}</source>
        <translation>{0} 的某分段的 category_id</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/instances.py"/>
        <source>There are masks/, instances/ and instances.json.</source>
        <translation>有 masks/、instances/ 和 instances.json。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/instances.py"/>
        <source>{0} lacks one of the folders masks/ and instances/.</source>
        <translation>{0} 缺少 masks/ 或 instances/ 文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/instances.py"/>
        <source>Pick the folder that holds both.</source>
        <translation>请选择同时包含两者的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>{0} has shapes and an imagePath, as labelme writes them.</source>
        <translation>{0} 含有 labelme 写入的 shapes 和 imagePath。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>{0} has no JSON file.</source>
        <translation>{0} 没有 JSON 文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>Name the folder of labelme's files.</source>
        <translation>请指定 labelme 文件的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>1 pixel wide</source>
        <translation>1 像素宽</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>{0} pixels wide</source>
        <translation>{0} 像素宽</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>There are lines or points, which cover no area: how wide are they?</source>
        <translation>有不覆盖面积的线或点：它们有多宽？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>Classes were looked for in the first {0} of 1 file.</source>
        <translation>已在 1 个文件中的前 {0} 个中查找类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>Classes were looked for in the first {0} of {1} files.</source>
        <translation>已在 {1} 个文件中的前 {0} 个中查找类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>shapes is no list.</source>
        <translation>shapes 不是列表。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>Check its rights.</source>
        <translation>请检查其权限。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>Save it again with labelme.</source>
        <translation>请用 labelme 重新保存。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>it does not say how large its picture is, which is not there.</source>
        <translation>它未说明其图像的大小，而该图像不存在。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>a shape is no object.</source>
        <translation>某个形状不是对象。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>the label of a shape</source>
        <translation>某个形状的标签</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a shape of kind {0} has {1} points.</source>
        <translation>某个 {0} 类形状有 {1} 个点。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a shape has no points.</source>
        <translation>某个形状没有点。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a shape has a point that is no place.</source>
        <translation>某个形状含有无效位置的点。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a mask has no box of two points.</source>
        <translation>某个掩膜没有由两点构成的框。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a mask is of another size than its box.</source>
        <translation>某个掩膜与其框大小不同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a mask is larger than its picture.</source>
        <translation>某个掩膜大于其图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a mask is no PNG in base64.</source>
        <translation>某个掩膜不是 base64 格式的 PNG。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/png.py"/>
        <source>ground truth</source>
        <translation>ground truth</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/png.py"/>
        <source>There is a folder masks/ and classes.txt.</source>
        <translation>有文件夹 masks/ 和 classes.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/png.py"/>
        <source>There is a folder masks/.</source>
        <translation>有文件夹 masks/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/png.py"/>
        <source>There is a folder {0}/ beside one of images.</source>
        <translation>图像文件夹旁有文件夹 {0}/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/png.py"/>
        <source>There are image files, which may be masks.</source>
        <translation>有图像文件，可能是掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>{0} has annotations of images as CVAT writes them.</source>
        <translation>{0} 含有 CVAT 写入的图像标注。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>{0} has no annotations.xml of CVAT.</source>
        <translation>{0} 没有 CVAT 的 annotations.xml。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>Export it as 'CVAT for images 1.1'.</source>
        <translation>请导出为“CVAT for images 1.1”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>1 shape without area (boxes, lines, points) is left out.</source>
        <translation>已略过 1 个无面积的形状（框、线、点）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>{0} shapes without area (boxes, lines, points) are left out.</source>
        <translation>已略过 {0} 个无面积的形状（框、线、点）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>the name of a label</source>
        <translation>某个标签的名称</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>Export it again from CVAT.</source>
        <translation>请从 CVAT 重新导出。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>a picture without a name</source>
        <translation>没有名称的图像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>the {0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>a z_order</source>
        <translation>某个 z_order</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>{0} is not in order at {1}: {2}</source>
        <translation>{0} 在 {1} 处有误：{2}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>the points of a polygon are no pairs.</source>
        <translation>某个多边形的点不成对。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>a point</source>
        <translation>某个点</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>the {0} of a mask</source>
        <translation>某个掩膜的 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>a mask is {0}x{1}, its picture {2}x{3}.</source>
        <translation>某个掩膜为 {0}x{1}，其图像为 {2}x{3}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>the run lengths of a mask are no numbers.</source>
        <translation>某个掩膜的游程编码不是数。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>{0} has categories and items as Datumaro writes them.</source>
        <translation>{0} 含有 Datumaro 写入的 categories 和 items。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>{0} has no annotations of Datumaro.</source>
        <translation>{0} 没有 Datumaro 标注。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>Name the folder of the data set.</source>
        <translation>请指定数据集的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>{0} has other classes than {1}.</source>
        <translation>{0} 的类别与 {1} 不同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>Import them one by one.</source>
        <translation>请逐个导入。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>1 annotation without area is left out.</source>
        <translation>已略过 1 个无面积的标注。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>{0} annotations without area are left out.</source>
        <translation>已略过 {0} 个无面积的标注。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>it</source>
        <translation>它</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>categories</source>
        <translation>categories</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>the labels</source>
        <translation>标签列表</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>a label</source>
        <translation>某个标签</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>an item</source>
        <translation>某个条目</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>items</source>
        <translation>条目列表</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>an annotation</source>
        <translation>某个标注</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>a label_id</source>
        <translation>某个 label_id</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>a polygon</source>
        <translation>某个多边形</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>the run lengths of a mask</source>
        <translation>某个掩膜的游程编码</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>a mask is for another size than {0}x{1}.</source>
        <translation>某个掩膜对应的大小不是 {0}x{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>{0} is a project of the DigitalSreeni annotator.</source>
        <translation>{0} 是 DigitalSreeni 标注工具的项目。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>{0} has 1 project file.</source>
        <translation>{0} 有 1 个项目文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>{0} has {1} project files.</source>
        <translation>{0} 有 {1} 个项目文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>Name one .iap file.</source>
        <translation>请指定一个 .iap 文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>a class</source>
        <translation>某个类别</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>a picture</source>
        <translation>某张图像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>the name of a picture</source>
        <translation>某张图像的名称</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>Save the project again.</source>
        <translation>请重新保存项目。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>1 stack of slices is left out: export it as COCO.</source>
        <translation>已略过 1 个切片堆栈：请将其导出为 COCO。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>{0} stacks of slices are left out: export them as COCO.</source>
        <translation>已略过 {0} 个切片堆栈：请将其导出为 COCO。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>the name of a class</source>
        <translation>某个类别的名称</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>the annotations of a picture</source>
        <translation>某张图像的标注</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>the annotations of a class</source>
        <translation>某个类别的标注</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>Export it in several parts.</source>
        <translation>请分成几部分导出。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} has more than {1} values.</source>
        <translation>{0} 含有超过 {1} 个值。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} has more than {1} elements.</source>
        <translation>{0} 含有超过 {1} 个元素。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} declares a document type, which is not read.</source>
        <translation>{0} 声明了文档类型，无法读取。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is no XML in UTF-8: {1}.</source>
        <translation>{0} 不是 UTF-8 的 XML：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} has more than {1} letters.</source>
        <translation>{0} 超过 {1} 个字符。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>Name a smaller file.</source>
        <translation>请指定较小的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>Write NAME: VALUE a line.</source>
        <translation>请每行写一个“名称: 值”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is {1}, not an object.</source>
        <translation>{0} 是 {1}，不是对象。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is {1}, not a list.</source>
        <translation>{0} 是 {1}，不是列表。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is {1}, not a name.</source>
        <translation>{0} 是 {1}，不是名称。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>the height of a picture</source>
        <translation>某张图像的高度</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>the width of a picture</source>
        <translation>某张图像的宽度</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>its picture</source>
        <translation>其图片</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is {1}x{2}, its annotations say {3}x{4}.</source>
        <translation>{0} 为 {1}x{2}，其标注称为 {3}x{4}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>a picture that was not found is said to be {0}x{1}.</source>
        <translation>某张未找到的图像被称为 {0}x{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>The picture {0} was not found.</source>
        <translation>未找到图像 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>Put it beside its annotations.</source>
        <translation>请将其放在标注旁边。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is no list of points.</source>
        <translation>{0} 不是点的列表。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is no list of x, y, x, y.</source>
        <translation>{0} 不是 x, y, x, y 列表。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} has a place that is no number, or far outside.</source>
        <translation>{0} 含有不是数或远在图像之外的位置。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is {1}, not a number of pixels.</source>
        <translation>{0} 是 {1}，不是像素数。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is {1}, not a whole number from {2} on.</source>
        <translation>{0} 是 {1}，不是从 {2} 起的整数。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>a bitmap is {0}x{1}, its picture smaller.</source>
        <translation>某个位图为 {0}x{1}，其图像更小。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>a bitmap is no picture.</source>
        <translation>某个位图不是图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>{0} and {1} are as ICDAR has them.</source>
        <translation>{0} 和 {1} 符合 ICDAR 的形式。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>{0} has outlines of words.</source>
        <translation>{0} 含有单词的轮廓。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>{0} has no gt_NAME.txt and no NAME_GT.txt.</source>
        <translation>{0} 没有 gt_NAME.txt，也没有 NAME_GT.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>Name their folder.</source>
        <translation>请指定它们所在的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>text that is not read</source>
        <translation>不读取的文字</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>a place</source>
        <translation>位置</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>{0} has no outline in line {1}.</source>
        <translation>{0} 的第 {1} 行没有轮廓。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>its name, without the number behind the last hyphen</source>
        <translation>其名称，不含最后一个连字符后的编号</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>its group</source>
        <translation>其组</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>nothing: all are 'object'</source>
        <translation>无：全部为“object”</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>{0} holds regions of ImageJ.</source>
        <translation>{0} 含有 ImageJ 的区域。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>{0} has no ROI set of ImageJ.</source>
        <translation>{0} 没有 ImageJ 的 ROI 集。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>Name the folder of the .zip files.</source>
        <translation>请指定 .zip 文件的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>What names the class of a region?</source>
        <translation>区域的类别由什么命名？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>a region has more than 16 MB, or is packed in another way.</source>
        <translation>某个区域超过 16 MB，或以其他方式打包。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>Save it again with ImageJ.</source>
        <translation>请用 ImageJ 重新保存。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>{0} is no archive that can be read.</source>
        <translation>{0} 不是可读取的压缩包。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>group {0}</source>
        <translation>组 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>{0} says that it is a file of ISAT.</source>
        <translation>{0} 称其为 ISAT 文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>the name of a class in isat.yaml</source>
        <translation>isat.yaml 中某个类别的名称</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>the file</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>an object</source>
        <translation>某个对象</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>objects</source>
        <translation>对象列表</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>isat.yaml has no list of labels.</source>
        <translation>isat.yaml 没有标签列表。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>Remove it; the classes are in the other files.</source>
        <translation>请移除它；类别在其他文件中。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>the layer of an object</source>
        <translation>某个对象的图层</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>the category of an object</source>
        <translation>某个对象的类别</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>the outline of an object</source>
        <translation>某个对象的轮廓</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>Some tasks have several annotations: which one is taken?</source>
        <translation>有些任务含多个标注：取哪一个？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>the first one</source>
        <translation>第一个</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>the last one</source>
        <translation>最后一个</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>{0} has tasks with annotations as Label Studio exports them.</source>
        <translation>{0} 含有 Label Studio 导出的带标注任务。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>{0} has no tasks of Label Studio.</source>
        <translation>{0} 没有 Label Studio 的任务。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>Export them in the format JSON.</source>
        <translation>请以 JSON 格式导出。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>a task</source>
        <translation>某个任务</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>Export it again from Label Studio.</source>
        <translation>请从 Label Studio 重新导出。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>1 result without area (boxes, points) is left out.</source>
        <translation>已略过 1 个无面积的结果（框、点）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>{0} results without area (boxes, points) are left out.</source>
        <translation>已略过 {0} 个无面积的结果（框、点）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>the data of a task</source>
        <translation>某个任务的数据</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>the annotations of a task</source>
        <translation>某个任务的标注</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>a result</source>
        <translation>某个结果</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>the results of an annotation</source>
        <translation>某个标注的结果</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>a task has no picture.</source>
        <translation>某个任务没有图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>the value of a result</source>
        <translation>某个结果的值</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>a result has no label.</source>
        <translation>某个结果没有标签。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>its results are for pictures of several sizes.</source>
        <translation>其结果对应大小不同的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>an outline</source>
        <translation>某个轮廓</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>a brush mask</source>
        <translation>某个画笔掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>a brush mask is not stored as run lengths.</source>
        <translation>某个画笔掩膜未以游程编码存储。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/labelme_xml.py"/>
        <source>{0} has polygons as LabelMe writes them.</source>
        <translation>{0} 含有 LabelMe 写入的多边形。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/labelme_xml.py"/>
        <source>the number of rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/labelme_xml.py"/>
        <source>the number of columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/labelme_xml.py"/>
        <source>the name of an object</source>
        <translation>某个对象的名称</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/labelme_xml.py"/>
        <source>the mask {0} is not as large as its picture.</source>
        <translation>掩膜 {0} 的大小与其图像不同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/labelme_xml.py"/>
        <source>the name of a mask is {0}.</source>
        <translation>某个掩膜的名称为 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/per_picture.py"/>
        <source>{0} has no file of this format.</source>
        <translation>{0} 没有此格式的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/per_picture.py"/>
        <source>Name the folder of the files.</source>
        <translation>请指定文件所在的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/per_picture.py"/>
        <source>Save it again where it was made.</source>
        <translation>请在制作它的程序中重新保存。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>{0} is GeoJSON with objects, as QuPath writes it.</source>
        <translation>{0} 是 QuPath 写入的带对象的 GeoJSON。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>the list of features</source>
        <translation>要素列表</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>a feature</source>
        <translation>某个要素</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>the geometry of a feature</source>
        <translation>某个要素的几何</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>the coordinates of a feature</source>
        <translation>某个要素的坐标</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>the properties of a feature</source>
        <translation>某个要素的属性</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>a ring</source>
        <translation>某个环</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>meta.json has the classes of a project of Supervisely.</source>
        <translation>meta.json 含有 Supervisely 项目的类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>{0} has no folder ann with JSON files.</source>
        <translation>{0} 没有含 JSON 文件的 ann 文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>Name the folder of the project.</source>
        <translation>请指定项目的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>classes</source>
        <translation>类别列表</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>the title of a class</source>
        <translation>某个类别的标题</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>Download the project again.</source>
        <translation>请重新下载项目。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>an object has no classTitle.</source>
        <translation>某个对象没有 classTitle。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>the origin of a bitmap</source>
        <translation>某个位图的原点</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>the points of an object</source>
        <translation>某个对象的点</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>the holes of an object</source>
        <translation>某个对象的孔洞</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>a bitmap is damaged.</source>
        <translation>某个位图已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>a bitmap is larger than its picture.</source>
        <translation>某个位图大于其图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>{0} has regions as the VGG Image Annotator writes them.</source>
        <translation>{0} 含有 VGG Image Annotator 写入的区域。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>{0} has no project of VIA.</source>
        <translation>{0} 没有 VIA 项目。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>Save the project as JSON there.</source>
        <translation>请在 VIA 中将项目保存为 JSON。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>Save it again with VIA.</source>
        <translation>请用 VIA 重新保存。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>Which attribute names the class of a region?</source>
        <translation>区域的类别由哪个属性命名？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>1 region without area (lines, points) is left out.</source>
        <translation>已略过 1 个无面积的区域（线、点）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>{0} regions without area (lines, points) are left out.</source>
        <translation>已略过 {0} 个无面积的区域（线、点）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>a region</source>
        <translation>某个区域</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>the shape of a region</source>
        <translation>某个区域的形状</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>the attributes of a region</source>
        <translation>某个区域的属性</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>a picture has no filename.</source>
        <translation>某张图像没有 filename。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>regions</source>
        <translation>区域列表</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>the list of pictures</source>
        <translation>图像列表</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>{0} of a region</source>
        <translation>某个区域的 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>a polygon has not as many x as y.</source>
        <translation>某个多边形的 x 与 y 数量不同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/x_anylabeling.py"/>
        <source>{0} has keys that X-AnyLabeling alone writes.</source>
        <translation>{0} 含有仅 X-AnyLabeling 写入的键。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>{0} names classes, {1} has classes and shares.</source>
        <translation>{0} 给出类别名称，{1} 含有类别和比例。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>{0} has a class number and shares of width and height a line.</source>
        <translation>{0} 每行含有一个类别编号以及宽和高的比例。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>{0} has no pictures in {1}/.</source>
        <translation>{0} 在 {1}/ 中没有图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>{0} says masks_dir, as Ultralytics' semantic segmentation does.</source>
        <translation>{0} 指定了 masks_dir，与 Ultralytics 语义分割相同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>{0} has no name for class {1}.</source>
        <translation>{0} 没有类别 {1} 的名称。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>Write NUMBER: NAME a line.</source>
        <translation>请每行写一个“编号: 名称”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>it is no text of numbers.</source>
        <translation>它不是由数组成的文本。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>A line is a class and x, y, x, y ...</source>
        <translation>每行为类别和 x, y, x, y ...</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>line {0} is no class with at least three corners.</source>
        <translation>第 {0} 行不是至少有三个角点的类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>line {0} has a place that is no number, or far outside.</source>
        <translation>第 {0} 行含有不是数或远在图像之外的位置。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/ade20k.py"/>
        <source>There is a folder annotations/training/.</source>
        <translation>有文件夹 annotations/training/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/ade20k.py"/>
        <source>There are pictures with files that end in _seg.png.</source>
        <translation>有图像带有以 _seg.png 结尾的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/ade20k.py"/>
        <source>{0} has no names of classes beside its masks.</source>
        <translation>{0} 的掩膜旁没有类别名称。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/ade20k.py"/>
        <source>Copy the .json or _atr.txt files as well.</source>
        <translation>请将 .json 或 _atr.txt 文件一并复制。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/camvid.py"/>
        <source>There are {0}/ and {1}.</source>
        <translation>有 {0}/ 和 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/camvid.py"/>
        <source>{0} has no folders such as train/ and trainannot/ with a label_colors.txt.</source>
        <translation>{0} 没有 train/、trainannot/ 之类的文件夹及 label_colors.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/camvid.py"/>
        <source>Pick the folder that holds them.</source>
        <translation>请选择包含它们的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>There is a folder {0}/ with masks of Cityscapes.</source>
        <translation>有含 Cityscapes 掩膜的文件夹 {0}/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>{0} has no folder gtFine/ or gtCoarse/.</source>
        <translation>{0} 没有文件夹 gtFine/ 或 gtCoarse/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>Pick the folder that holds it.</source>
        <translation>请选择包含它的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>{0} has no files that end in _labelIds.png.</source>
        <translation>{0} 没有以 _labelIds.png 结尾的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>Make them of the polygons with csCreateLabelIds (cityscapesscripts).</source>
        <translation>请用 csCreateLabelIds (cityscapesscripts) 由多边形生成。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>labelIds</source>
        <translation>labelIds</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>labelTrainIds</source>
        <translation>labelTrainIds</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>{0} is not as large as {1}.</source>
        <translation>{0} 与 {1} 大小不同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>Copy both of them again.</source>
        <translation>请重新复制两者。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>{0} has a column of run lengths.</source>
        <translation>{0} 含有游程编码列。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>{0} has no table with run lengths.</source>
        <translation>{0} 没有含游程编码的表格。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Name a CSV file with EncodedPixels.</source>
        <translation>请指定含 EncodedPixels 的 CSV 文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Do the runs go down the columns or along the rows?</source>
        <translation>游程是沿列向下还是沿行？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>down the columns, as Kaggle has it</source>
        <translation>沿列向下，与 Kaggle 相同</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>along the rows</source>
        <translation>沿行</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Put its picture beside the table.</source>
        <translation>请将其图片放在表格旁边。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>The size of {0} is not known: its picture was not found.</source>
        <translation>{0} 的大小未知：未找到其图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Put it beside the table.</source>
        <translation>请将其放在表格旁边。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>The runs of {0} are no pairs of whole numbers.</source>
        <translation>{0} 的游程不是成对的整数。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Correct the row of the table.</source>
        <translation>请更正表格中的该行。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>The runs of {0} overlap, or end outside its {1} pixels.</source>
        <translation>{0} 的游程重叠，或超出其 {1} 个像素。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Correct the row, or answer whether runs go along the rows.</source>
        <translation>请更正该行，或回答游程是否沿行。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>There are {0}/images/ and masks/, as of the Data Science Bowl.</source>
        <translation>有 {0}/images/ 和 masks/，与 Data Science Bowl 相同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>{0} has no folders with images/ and masks/ each.</source>
        <translation>{0} 没有各含 images/ 和 masks/ 的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Pick the one above them.</source>
        <translation>请选择它们的上级文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>{0} is not as large as the other masks.</source>
        <translation>{0} 与其他掩膜大小不同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Copy the masks again.</source>
        <translation>请重新复制掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>{0}/masks/ holds no masks.</source>
        <translation>{0}/masks/ 中没有掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Copy the folder again.</source>
        <translation>请重新复制文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kitti.py"/>
        <source>There is a folder {0}/image_2/.</source>
        <translation>有文件夹 {0}/image_2/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kitti.py"/>
        <source>{0} has no folder training/semantic/.</source>
        <translation>{0} 没有文件夹 training/semantic/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kitti.py"/>
        <source>Pick the folder that holds training/.</source>
        <translation>请选择包含 training/ 的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kitti.py"/>
        <source>{0} has masks in colours and no table of them.</source>
        <translation>{0} 含有彩色掩膜，但没有颜色表。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kitti.py"/>
        <source>Put a label_colors.txt (red green blue name) there.</source>
        <translation>请在其中放入 label_colors.txt（红 绿 蓝 名称）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kitti.py"/>
        <source>{0}/{1} is not as large as its mask.</source>
        <translation>{0}/{1} 与其掩膜大小不同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/label_images.py"/>
        <source>folders of other masks of the same pictures</source>
        <translation>同一批图片的另一些掩膜的文件夹</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/label_images.py"/>
        <source>{0}/ holds grey images of 16 or 32 bits.</source>
        <translation>{0}/ 含有 16 或 32 位灰度图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/label_images.py"/>
        <source>{0} holds no masks.</source>
        <translation>{0} 中没有掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/label_images.py"/>
        <source>Pick the folder that holds masks/.</source>
        <translation>请选择包含 masks/ 的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/label_images.py"/>
        <source>{0} holds {1}.</source>
        <translation>{0} 含有 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/label_images.py"/>
        <source>Number objects from 1 on, 0 for none.</source>
        <translation>请将对象从 1 起编号，0 表示无。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/mots.py"/>
        <source>There is a file instances/labels.txt.</source>
        <translation>有文件 instances/labels.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/mots.py"/>
        <source>There is a folder instances/.</source>
        <translation>有文件夹 instances/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/mots.py"/>
        <source>{0} has no folder instances/.</source>
        <translation>{0} 没有文件夹 instances/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>There are dataset.json and labelsTr/.</source>
        <translation>有 dataset.json 和 labelsTr/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>dataset.json has no file_ending.</source>
        <translation>dataset.json 没有 file_ending。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>Convert the data set to nnU-Net v2.</source>
        <translation>请将数据集转换为 nnU-Net v2。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>{0} holds no labels.</source>
        <translation>{0} 中没有标签。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>Copy the data set again.</source>
        <translation>请重新复制数据集。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>Each channel is a file of its own: which one is the picture?</source>
        <translation>每个通道是单独的文件：哪个是图像？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>dataset.json names no labels.</source>
        <translation>dataset.json 未列出标签。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>Take the file of the data set.</source>
        <translation>请使用数据集自带的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>dataset.json gives '{0}' no whole number.</source>
        <translation>dataset.json 未给“{0}”指定整数。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>Write "cell": 1.</source>
        <translation>请写 "cell": 1。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>{0} has masks of objects as Open Images writes them.</source>
        <translation>{0} 含有 Open Images 写入的对象掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>{0} has no table with MaskPath.</source>
        <translation>{0} 没有含 MaskPath 的表格。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>Name the folder of the tables.</source>
        <translation>请指定表格所在的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>The mask {0} was not found.</source>
        <translation>未找到掩膜 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>Put it beside the tables.</source>
        <translation>请将其放在表格旁边。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>Copy it again.</source>
        <translation>请重新复制。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>{0} is no table: {1}.</source>
        <translation>{0} 不是表格：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>Save it as CSV again.</source>
        <translation>请重新保存为 CSV。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>There are masks beside their pictures, by the endings of names.</source>
        <translation>按名称结尾判断，图像旁有掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>{0}/ holds masks saved as JPEG.</source>
        <translation>{0}/ 含有保存为 JPEG 的掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>There are masks in colours and {0}.</source>
        <translation>有彩色掩膜和 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>There are image files.</source>
        <translation>有图像文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>Pick a folder with one mask for each image.</source>
        <translation>请选择每张图像对应一个掩膜的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>Masks are JPEG or have soft edges: what is nearer to white was read as the object.</source>
        <translation>掩膜为 JPEG 或边缘柔和：较接近白色的部分读作对象。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>The masks hold {0} colours, too many for classes.</source>
        <translation>掩膜含有 {0} 种颜色，作为类别太多。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>Save them without smoothing, or pick the folder of masks instead of pictures.</source>
        <translation>请不加平滑地保存，或选择掩膜文件夹而非图像文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>the object: 255 is a class</source>
        <translation>对象：255 是一个类别</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>not labelled: 255 is no class</source>
        <translation>未标注：255 不是类别</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>What does 255 stand for in these masks?</source>
        <translation>255 在这些掩膜中表示什么？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>The mask {0} holds colours ({1}), not numbers.</source>
        <translation>掩膜 {0} 含有颜色 ({1})，而不是数。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>Save it as a grey PNG or TIFF, with the number as pixel value.</source>
        <translation>请保存为灰度 PNG 或 TIFF，以编号作为像素值。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>{0} holds {1}, not whole numbers.</source>
        <translation>{0} 含有 {1}，不是整数。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>Export it with whole numbers.</source>
        <translation>请以整数导出。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>{0} holds {1}, which is no whole number.</source>
        <translation>{0} 含有 {1}，它不是整数。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>{0} holds numbers of more than 31 bits.</source>
        <translation>{0} 含有超过 31 位的数。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>Number classes and objects from 1 on.</source>
        <translation>请将类别和对象从 1 起编号。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>The mask {0} is a {1}, which does not keep numbers exactly.</source>
        <translation>掩膜 {0} 是 {1}，无法精确保存数值。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>Save it as PNG.</source>
        <translation>请保存为 PNG。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>The mask {0} is not of 8 bits a colour.</source>
        <translation>掩膜 {0} 的每种颜色不是 8 位。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>Save it as an RGB PNG.</source>
        <translation>请保存为 RGB PNG。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>The mask {0} has {1} channels.</source>
        <translation>掩膜 {0} 有 {1} 个通道。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>{0} has an entry '{1}' that names no class.</source>
        <translation>{0} 含有未指明类别的条目“{1}”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>Write "1": "cell".</source>
        <translation>请写 "1": "cell"。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>{0} names pictures and masks.</source>
        <translation>{0} 列出图像和掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>{0} has no metadata.csv that names masks.</source>
        <translation>{0} 没有列出掩膜的 metadata.csv。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>{0} is not as large as its mask.</source>
        <translation>{0} 与其掩膜大小不同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>'{0}' leads out of {1}.</source>
        <translation>“{0}”指向 {1} 之外。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>Name files below the folder of the table.</source>
        <translation>请指定表格所在文件夹之内的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>Save it as UTF-8.</source>
        <translation>请保存为 UTF-8。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>Line {0} of {1}</source>
        <translation>{1} 的第 {0} 行</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>There are data/, labels/ and mask_targets.json.</source>
        <translation>有 data/、labels/ 和 mask_targets.json。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>There are data/ and labels/ with masks.</source>
        <translation>有 data/ 和含掩膜的 labels/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>{0} has no folder labels/ with masks.</source>
        <translation>{0} 没有含掩膜的文件夹 labels/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>There is a file {0} and labels.</source>
        <translation>有文件 {0} 和标签。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>{0} has no config.json with training/labels/.</source>
        <translation>{0} 没有 config.json 及 training/labels/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>{0} has no list of labels.</source>
        <translation>{0} 没有标签列表。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>Take the one that came with the data set.</source>
        <translation>请使用数据集附带的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>Label {0} in {1} has no name.</source>
        <translation>{1} 中的标签 {0} 没有名称。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>instances/{0} is not as large as its labels.</source>
        <translation>instances/{0} 与其标签大小不同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>Copy both again.</source>
        <translation>请重新复制两者。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>image files without a mask that Cellpose has named</source>
        <translation>没有由 Cellpose 命名的掩膜的图像文件</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>Where masks have other names than Cellpose gives them, import them as Masks of other tools (masks), too.</source>
        <translation>如果掩膜的名称不是 Cellpose 所用的名称，请再以“其他工具的掩膜”(masks) 导入。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>There are files with names of Cellpose, such as _seg.npy or _cp_masks.</source>
        <translation>存在 Cellpose 命名的文件，例如 _seg.npy 或 _cp_masks。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>{0} holds no _seg.npy, _cp_masks or _masks.</source>
        <translation>{0} 中没有 _seg.npy、_cp_masks 或 _masks。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>Pick the folder that Cellpose wrote to, or read it as Masks of other tools.</source>
        <translation>请选择 Cellpose 写入的文件夹，或按“其他工具的掩膜”读取。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>There are no masks.</source>
        <translation>没有掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>Masks are of shape {0}, not of one plane.</source>
        <translation>掩膜的形状为 {0}，不是单个平面。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>{0} is no file of Cellpose that can be read: {1}</source>
        <translation>{0} 不是可读取的 Cellpose 文件：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>Save the masks as PNG or TIFF there.</source>
        <translation>请在 Cellpose 中将掩膜保存为 PNG 或 TIFF。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>It does not begin as a NumPy file.</source>
        <translation>其开头不是 NumPy 文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>The masks are no array.</source>
        <translation>掩膜不是数组。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>The masks have no type.</source>
        <translation>掩膜没有类型。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>The masks are of an unknown type.</source>
        <translation>掩膜的类型未知。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>The masks have fewer pixels than they should.</source>
        <translation>掩膜的像素少于应有数量。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>The masks are no bytes.</source>
        <translation>掩膜不是字节。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/dicom_seg.py"/>
        <source>There is a DICOM segmentation.</source>
        <translation>有 DICOM 分割。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/dicom_seg.py"/>
        <source>{0} has no DICOM segmentation.</source>
        <translation>{0} 没有 DICOM 分割。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/dicom_seg.py"/>
        <source>segment {0}</source>
        <translation>区段 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/geotiff.py"/>
        <source>masks/ holds TIFF with a place on the earth.</source>
        <translation>masks/ 含有带地理位置的 TIFF。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>Save it again in MATLAB, with -v7.</source>
        <translation>请在 MATLAB 中用 -v7 重新保存。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>{0} is of MATLAB 7.3 (HDF5), which is not read.</source>
        <translation>{0} 是 MATLAB 7.3 (HDF5) 文件，不支持读取。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>{0} is no MAT file of MATLAB.</source>
        <translation>{0} 不是 MATLAB 的 MAT 文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>{0} is damaged: {1}.</source>
        <translation>{0} 已损坏：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>it unpacks to more than {0} bytes</source>
        <translation>解压后超过 {0} 字节</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>a packed variable is empty, or the file too long</source>
        <translation>某个压缩变量为空，或文件过长</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>it breaks off</source>
        <translation>文件中断</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>a short element is too long</source>
        <translation>某个短元素过长</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>numbers of an unknown type {0}</source>
        <translation>数值为未知类型 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>cells are nested too deeply</source>
        <translation>元胞嵌套过深</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>the head of a variable is not in order</source>
        <translation>某个变量的头部不正确</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>it cannot hold {0} values</source>
        <translation>无法容纳 {0} 个值</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>{0} numbers are not {1}</source>
        <translation>{0} 个数值不符合 {1}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>{0} x {1}</source>
        <translation>{0} x {1}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>a value is of type {0}</source>
        <translation>某个值的类型为 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>a struct has fields without names</source>
        <translation>某个结构体有未命名的字段</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>{0} is a file of MATLAB.</source>
        <translation>{0} 是 MATLAB 文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>{0} has no .mat files.</source>
        <translation>{0} 没有 .mat 文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>Name the folder that holds them.</source>
        <translation>请指定存放它们的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>Which variable holds the classes?</source>
        <translation>哪个变量存放类别？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>Of several annotators of an image the first one is read.</source>
        <translation>图像有多位标注者时，读取第一位的标注。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>{0} has no variable '{1}' of numbers.</source>
        <translation>{0} 没有数值变量“{1}”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>Save all files alike.</source>
        <translation>请以相同方式保存所有文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>{0} has objects without a category.</source>
        <translation>{0} 有未指定类别的对象。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>Save it again.</source>
        <translation>请重新保存。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>{0} has no plane of numbers where it is expected.</source>
        <translation>{0} 在应有数值平面之处没有数值平面。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/nifti.py"/>
        <source>It is a NIfTI file.</source>
        <translation>它是 NIfTI 文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/nifti.py"/>
        <source>There are labels such as {0}.</source>
        <translation>有 {0} 之类的标签。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/nifti.py"/>
        <source>{0} has no folder of NIfTI labels.</source>
        <translation>{0} 没有 NIfTI 标签的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/nifti.py"/>
        <source>Name labels/ beside images/.</source>
        <translation>请指定 images/ 旁的 labels/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>{0}/ holds masks as .npy.</source>
        <translation>{0}/ 含有 .npy 掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>{0} has no folder masks/ with .npy files.</source>
        <translation>{0} 没有含 .npy 文件的文件夹 masks/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>{0} is of shape {1}, not of (height, width).</source>
        <translation>{0} 的形状为 {1}，不是 (height, width)。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>Save one mask a file.</source>
        <translation>请每个文件保存一个掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>{0} holds Python objects, which could run anything.</source>
        <translation>{0} 含有 Python 对象，可能运行任意代码。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>Save plain numbers.</source>
        <translation>请保存普通数值。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>{0} is no NumPy array, or damaged.</source>
        <translation>{0} 不是 NumPy 数组，或已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>{0}/ holds OME-TIFF.</source>
        <translation>{0}/ 含有 OME-TIFF。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>{0} has no folder labels/ with OME-TIFF.</source>
        <translation>{0} 没有含 OME-TIFF 的文件夹 labels/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>classes: each value is a class</source>
        <translation>类别：每个值是一个类别</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>objects: each value is one object</source>
        <translation>对象：每个值是一个对象</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>What do the numbers in the labels stand for?</source>
        <translation>标签中的数表示什么？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>{0} is an OME-Zarr with labels.</source>
        <translation>{0} 是带标签的 OME-Zarr。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>Which labels are imported?</source>
        <translation>要导入哪些标签？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>{0} holds no OME-Zarr with labels.</source>
        <translation>{0} 中没有带标签的 OME-Zarr。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>Name a folder that ends in .zarr.</source>
        <translation>请指定以 .zarr 结尾的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>{0} is no group of labels.</source>
        <translation>{0} 不是标签组。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>Copy the image again.</source>
        <translation>请重新复制图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>{0} is damaged.</source>
        <translation>{0} 已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>The labels of {0} differ in size.</source>
        <translation>{0} 的标签大小不一。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/plain_pickle.py"/>
        <source>The pickle has too many instructions.</source>
        <translation>pickle 的指令过多。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/plain_pickle.py"/>
        <source>The pickle is damaged: {0}.</source>
        <translation>pickle 已损坏：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/plain_pickle.py"/>
        <source>The pickle has no end.</source>
        <translation>pickle 没有结尾。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/plain_pickle.py"/>
        <source>The pickle holds more than plain values ({0}).</source>
        <translation>pickle 含有普通值以外的内容 ({0})。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/volumes.py"/>
        <source>{0} has {1} planes, {2} {3}.</source>
        <translation>{0} 有 {1} 个平面，{2} 有 {3} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/volumes.py"/>
        <source>A mask holds {0}.</source>
        <translation>某个掩膜含有 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>There is a folder SegmentationClass/, as PASCAL VOC has it.</source>
        <translation>有文件夹 SegmentationClass/，与 PASCAL VOC 相同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>There are SegmentationClass/ and {0}, as PASCAL VOC has them.</source>
        <translation>有 SegmentationClass/ 和 {0}，与 PASCAL VOC 相同。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>{0} has no folder SegmentationClass/.</source>
        <translation>{0} 没有文件夹 SegmentationClass/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>Name the folder that holds it.</source>
        <translation>请指定包含它的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>Name the folder of a whole data set.</source>
        <translation>请指定整个数据集的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>There is no labelmap.txt: colours were read as those of PASCAL VOC's own classes.</source>
        <translation>没有 labelmap.txt：颜色按 PASCAL VOC 自带类别读取。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>{0} holds the colour {1},{2},{3}, which is no class of {4}.</source>
        <translation>{0} 含有颜色 {1},{2},{3}，它不是 {4} 的类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>Write a line name:{0},{1},{2}:: into labelmap.txt.</source>
        <translation>请在 labelmap.txt 中写一行 name:{0},{1},{2}::。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>{0} is a {1}, which does not keep colours exactly.</source>
        <translation>{0} 是 {1}，无法精确保存颜色。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>Save as PNG.</source>
        <translation>请保存为 PNG。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>{0} holds no colours ({1}).</source>
        <translation>{0} 不含颜色 ({1})。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>Import it as a plain folder of masks.</source>
        <translation>请将其作为普通掩膜文件夹导入。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>{0} holds a number beyond its palette.</source>
        <translation>{0} 含有超出其调色板的编号。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>{0} does not number the objects of its mask.</source>
        <translation>{0} 未对其掩膜的对象编号。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>Take it away, or correct it.</source>
        <translation>请将其移走或更正。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>labels/NAME.nii.gz beside images/, a mask a slice; pip install "inkling[medical]"</source>
        <translation>images/ 旁的 labels/NAME.nii.gz，每个切片一个掩膜；pip install "inkling[medical]"</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>DICOM segmentation</source>
        <translation>DICOM 分割</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>segmentations and their images; pip install "inkling[medical]"</source>
        <translation>分割及其图像；pip install "inkling[medical]"</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>OME-TIFF labels</source>
        <translation>OME-TIFF 标签</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>labels/NAME.ome.tif beside images/</source>
        <translation>images/ 旁的 labels/NAME.ome.tif</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>OME-Zarr labels</source>
        <translation>OME-Zarr 标签</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>IMAGE.zarr with labels/ in it; pip install "inkling[zarr]"</source>
        <translation>含 labels/ 的 IMAGE.zarr；pip install "inkling[zarr]"</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>MATLAB label files</source>
        <translation>MATLAB 标签文件</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>NAME.mat (to version 7) with a class or an object a pixel: HoVer-Net, SBD, BSDS500, COCO-Stuff</source>
        <translation>NAME.mat（至版本 7），每个像素为类别或对象：HoVer-Net、SBD、BSDS500、COCO-Stuff</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>masks/NAME.tif with a place on the earth</source>
        <translation>带地理位置的 masks/NAME.tif</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>images/ and labels/ as .nii.gz, slices as one volume again; pip install "inkling[medical]".</source>
        <translation>.nii.gz 格式的 images/ 和 labels/，切片重新合为一个体数据；pip install "inkling[medical]"。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>images/ and segmentations/, a segment a class; pip install "inkling[medical]".</source>
        <translation>images/ 和 segmentations/，每个类别一个分段；pip install "inkling[medical]"。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>images/ and labels/NAME.ome.tif with classes and objects as channels.</source>
        <translation>images/ 和 labels/NAME.ome.tif，类别和对象作为通道。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>NAME.zarr (NGFF 0.4) with its pyramid and labels in it; pip install "inkling[zarr]".</source>
        <translation>NAME.zarr (NGFF 0.4)，内含其金字塔和标签；pip install "inkling[zarr]"。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>images/, labels/NAME.mat with type_map and inst_map (HoVer-Net), classes.txt.</source>
        <translation>images/、含 type_map 和 inst_map 的 labels/NAME.mat (HoVer-Net)、classes.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>images/ and masks/NAME.tif, which lie where their images lie on the earth, classes.txt.</source>
        <translation>images/ 和 masks/NAME.tif（地理位置与其图像相同）、classes.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/connection.py"/>
        <source>The token is empty, or not one word.</source>
        <translation>令牌为空，或不是一个单词。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/connection.py"/>
        <source>Copy it from the account settings there.</source>
        <translation>请从服务器的账户设置中复制。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/connection.py"/>
        <source>{0} needs its package {1}, not installed here.</source>
        <translation>{0} 需要其软件包 {1}，此处未安装。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/connection.py"/>
        <source>Install it with: pip install "inkling[{0}]"</source>
        <translation>请这样安装：pip install "inkling[{0}]"</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/connection.py"/>
        <source>Write one such as https://labels.example.org.</source>
        <translation>请写成类似 https://labels.example.org 的地址。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/connection.py"/>
        <source>The address of the server is missing.</source>
        <translation>缺少服务器地址。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/connection.py"/>
        <source>'{0}' is no address of a server.</source>
        <translation>“{0}”不是服务器地址。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>project {0}</source>
        <translation>项目 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>cvat {0} {1}</source>
        <translation>cvat {0} {1}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>task {0}</source>
        <translation>任务 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>frame {0} of task {1}</source>
        <translation>任务 {1} 的第 {0} 帧</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>nothing arrived</source>
        <translation>未收到任何内容</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>CVAT keeps no predictions beside annotations.</source>
        <translation>CVAT 不在标注之外保存预测。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>Send them as annotations.</source>
        <translation>请将其作为标注发送。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>Frame {0} of task {1} has tracks, which masks cannot replace.</source>
        <translation>任务 {1} 的第 {0} 帧有轨迹，掩膜无法替换轨迹。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>Remove them there, or send this picture's mask by hand.</source>
        <translation>请在服务器上删除它们，或手工发送此图像的掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>Check the address and the network, and try again; what has arrived is kept.</source>
        <translation>请检查地址和网络连接，然后重试；已收到的内容会保留。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>{0} at {1} refuses this token.</source>
        <translation>{1} 上的 {0} 拒绝此令牌。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>Make a new one in the account settings there, and see that it may use the project.</source>
        <translation>请在服务器的账户设置中新建令牌，并确认它有权使用该项目。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>{0} at {1} has no {2}.</source>
        <translation>{1} 上的 {0} 没有{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>Look up the number in its address there.</source>
        <translation>请在服务器上该项的地址中查看编号。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>{0} at {1} answers with error {2}.</source>
        <translation>{1} 上的 {0} 返回错误 {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>{0} does not answer, or broke off.</source>
        <translation>{0} 没有响应，或连接中断。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>{0} does not answer as {1} does ({2}).</source>
        <translation>{0} 的响应不符合 {1}（{2}）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>Check that the address is that of {0}, and that the server is not much older than its package.</source>
        <translation>请检查地址是否属于 {0}，以及服务器是否比其软件包旧得多。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>The picture {0} lies where only its server can read it.</source>
        <translation>图像 {0} 所在的位置只有其服务器能读取。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>Let the server hand it out, as with a storage that signs its addresses.</source>
        <translation>请让服务器提供该图像，例如使用可签名地址的存储。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>{0} is a web page, not a picture.</source>
        <translation>{0} 是网页，不是图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>See whether the token may fetch it.</source>
        <translation>请检查令牌是否有权获取它。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>{0} is larger than {1} GB.</source>
        <translation>{0} 大于 {1} GB。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>{0} bytes of {1}</source>
        <translation>{1} 字节中只收到 {0} 字节</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>leads out of the web</source>
        <translation>重定向到网页之外</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>The labelling setup of this project cannot be read.</source>
        <translation>此项目的标注设置无法读取。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>The labelling setup of this project has no picture.</source>
        <translation>此项目的标注设置中没有图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>Choose a project with images.</source>
        <translation>请选择含图像的项目。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>labelstudio {0} {1}</source>
        <translation>labelstudio {0} {1}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>picture {0}</source>
        <translation>图像 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>The labelling setup of this project has no BrushLabels, which masks need.</source>
        <translation>此项目的标注设置中没有掩膜所需的 BrushLabels。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>Add them there, under Settings &gt; Labeling Interface.</source>
        <translation>请在服务器的“Settings &gt; Labeling Interface”中添加。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>annotation {0}</source>
        <translation>标注 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/tokens.py"/>
        <source>There is no keyring here.</source>
        <translation>此处没有密钥环。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/tokens.py"/>
        <source>The token is asked for each time.</source>
        <translation>每次都会询问令牌。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/tokens.py"/>
        <source>The keyring of this system did not take the token.</source>
        <translation>此系统的密钥环未能保存令牌。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/tokens.py"/>
        <source>It is asked for each time.</source>
        <translation>每次都会询问。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>The project on the server has no pictures.</source>
        <translation>服务器上的项目没有图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>Choose another one.</source>
        <translation>请选择其他类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>pictures</source>
        <translation>张图像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>No image of this project is accepted.</source>
        <translation>此项目没有已接受的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>Accept those whose masks are to be sent.</source>
        <translation>请接受要发送其掩膜的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>It has no mask.</source>
        <translation>它没有掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>Accept it again.</source>
        <translation>请重新接受。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>The project on the server has no label '{0}'.</source>
        <translation>服务器上的项目没有标签“{0}”。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>Add it there, or call the class as the label there.</source>
        <translation>请在服务器上添加该标签，或将类别改为与服务器标签同名。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/brush.py"/>
        <source>A brush mask is no list of bytes.</source>
        <translation>某个画笔掩膜不是字节列表。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/brush.py"/>
        <source>A brush mask is of {0} pixels, its image of {1}.</source>
        <translation>某个画笔掩膜有 {0} 个像素，其图像有 {1} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/brush.py"/>
        <source>A brush mask is longer than its image.</source>
        <translation>某个画笔掩膜比其图像长。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/brush.py"/>
        <source>A brush mask ends too early.</source>
        <translation>某个画笔掩膜过早结束。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/imagej_roi.py"/>
        <source>A region of ImageJ is cut off, or no such file.</source>
        <translation>某个 ImageJ 区域被截断，或不是此类文件。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/imagej_roi.py"/>
        <source>A region of ImageJ does not begin as one.</source>
        <translation>某个 ImageJ 区域的开头不正确。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/imagej_roi.py"/>
        <source>A region of ImageJ has an outline that is cut off.</source>
        <translation>某个 ImageJ 区域的轮廓被截断。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/run_lengths.py"/>
        <source>The run lengths {0} are damaged.</source>
        <translation>游程编码 {0} 已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/run_lengths.py"/>
        <source>The run lengths of a mask are no whole numbers from 0 to its pixels.</source>
        <translation>某个掩膜的游程编码不是从 0 到其像素数的整数。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/run_lengths.py"/>
        <source>The run lengths of a mask make {0} pixels, not {1}.</source>
        <translation>某个掩膜的游程编码共 {0} 个像素，而非 {1} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>ego vehicle</source>
        <translation>自车</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>rectification border</source>
        <translation>校正边界</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>out of roi</source>
        <translation>感兴趣区域之外</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>rail track</source>
        <translation>铁轨</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>guard rail</source>
        <translation>护栏</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>traffic light</source>
        <translation>交通信号灯</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>traffic sign</source>
        <translation>交通标志</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shown_channels.py"/>
        <source>The pictures have {0} channels: which of them are shown?</source>
        <translation>图像有 {0} 个通道：显示其中哪些？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/isat.py"/>
        <source>- name: {0}</source>
        <translation>- name: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/isat.py"/>
        <source>color: '{0}'</source>
        <translation>color: '{0}'</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/regions.py"/>
        <source>{0} objects of several pieces are several objects there.</source>
        <translation>{0} 个由多块组成的对象在其中成为多个对象。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/yolo.py"/>
        <source>masks_dir: masks</source>
        <translation>masks_dir: masks</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/yolo.py"/>
        <source>train: images/{0}</source>
        <translation>train: images/{0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/yolo.py"/>
        <source>val: images/{0}</source>
        <translation>val: images/{0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/yolo.py"/>
        <source>test: images/test</source>
        <translation>test: images/test</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/nnunet.py"/>
        <source>{0} classes and the background are more than the format can number.</source>
        <translation>{0} 个类别加上背景超出了此格式可编号的数量。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/nnunet.py"/>
        <source>Delete a class that is not used, or choose another format.</source>
        <translation>请删除未使用的类别，或选择其他格式。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/nnunet.py"/>
        <source>{0} has other channels than the {1} of the images before it, and nnU-Net needs the same in each.</source>
        <translation>{0} 的通道与之前图像的 {1} 个通道不同，而 nnU-Net 要求每张都一致。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/nnunet.py"/>
        <source>Export it from a project of its own.</source>
        <translation>请在单独的项目中导出它。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/objects.py"/>
        <source>Objects of {0} classes became those of one.</source>
        <translation>{0} 个类别的对象已合为一个类别的对象。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/objects.py"/>
        <source>Classes without single objects are left out: {0}.</source>
        <translation>已略过没有实例的类别：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/rasters.py"/>
        <source>{0} has {1} objects, more than the {2} of the format.</source>
        <translation>{0} 有 {1} 个对象，超过此格式的 {2} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/rasters.py"/>
        <source>Ask for a larger least size, or choose another format.</source>
        <translation>请设置较大的最小尺寸，或选择其他格式。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/rasters.py"/>
        <source>1 object could not be numbered: the format has too few numbers for a class.</source>
        <translation>1 个对象无法编号：此格式每个类别的编号太少。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/rasters.py"/>
        <source>{0} objects could not be numbered: the format has too few numbers for a class.</source>
        <translation>{0} 个对象无法编号：此格式每个类别的编号太少。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/street.py"/>
        <source>Choose COCO panoptic, or merge classes.</source>
        <translation>请选择 COCO 全景，或合并类别。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/street.py"/>
        <source>MOTS PNG numbers {0} classes, the project has {1}.</source>
        <translation>MOTS PNG 可编号 {0} 个类别，项目有 {1} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/tables.py"/>
        <source>name,r,g,b
{0}</source>
        <translation>name,r,g,b
{0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/tables.py"/>
        <source>class_dict.csv cannot hold commas and colons in: {0}.</source>
        <translation>class_dict.csv 无法包含以下名称中的逗号和冒号：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/dicom_seg.py"/>
        <source>medical</source>
        <translation>medical</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/dicom_seg.py"/>
        <source>DICOM</source>
        <translation>DICOM</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/dicom_seg.py"/>
        <source>Names were cut to {0} letters: {1}.</source>
        <translation>名称已截短为 {0} 个字符：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/extras.py"/>
        <source>{0} needs packages that are not installed: {1}.</source>
        <translation>{0} 需要未安装的软件包：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/geotiff.py"/>
        <source>Without a place on the earth, as their files have none: 1 image.</source>
        <translation>因文件不含地理位置而未写入：1 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/geotiff.py"/>
        <source>Without a place on the earth, as their files have none: {0} images.</source>
        <translation>因文件不含地理位置而未写入：{0} 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/nifti.py"/>
        <source>NIfTI</source>
        <translation>NIfTI</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/ome.py"/>
        <source>zarr</source>
        <translation>zarr</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/ome.py"/>
        <source>OME-Zarr</source>
        <translation>OME-Zarr</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/voc.py"/>
        <source>labelmap.txt cannot hold ':' or a leading '#'; written without: {0}.</source>
        <translation>labelmap.txt 无法包含“:”或开头的“#”；已去除后写入：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/xml_text.py"/>
        <source>It declares entities.</source>
        <translation>它声明了实体。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/xml_text.py"/>
        <source>It is no XML: {0}.</source>
        <translation>它不是 XML：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/find.py"/>
        <source>No boundary is known along which instances could be cut.</source>
        <translation>没有已知的边界可用于切开实例。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/find.py"/>
        <source>Name a class 'boundary' or 'membrane' and draw it between them, or use a model's prediction.</source>
        <translation>请将一个类别命名为“boundary”或“membrane”并画在实例之间，或使用模型的预测。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/settings.py"/>
        <source>Neighbours are 4 or 8, not {0}.</source>
        <translation>邻域为 4 或 8，不是 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/settings.py"/>
        <source>The least size is {0} pixels.</source>
        <translation>最小尺寸为 {0} 像素。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/settings.py"/>
        <source>Choose {0}.</source>
        <translation>请选择{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/settings.py"/>
        <source>The depth of a neck is {0} pixels.</source>
        <translation>细颈深度为 {0} 像素。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/settings.py"/>
        <source>The depth of a boundary is {0}.</source>
        <translation>边界深度为 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/settings.py"/>
        <source>There is no way to find instances called '{0}'.</source>
        <translation>没有名为“{0}”的实例查找方式。</translation>
    </message>
    <message>
        <location filename="../../engine/jobs/lanes.py"/>
        <source>This is a bug in Inkling.</source>
        <translation>这是 Inkling 的程序错误。</translation>
    </message>
    <message>
        <location filename="../../engine/jobs/lanes.py"/>
        <source>The lane '{0}' is closed.</source>
        <translation>通道“{0}”已关闭。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>There is no orientation {0}.</source>
        <translation>没有朝向 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>Use one of {0}.</source>
        <translation>请使用以下之一：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>There is no augmentation {0}.</source>
        <translation>没有数据增强 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>Use {0}.</source>
        <translation>请使用 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>Augmentation has nothing called {0}.</source>
        <translation>数据增强中没有名为 {0} 的项。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>{0}={1} cannot be.</source>
        <translation>{0}={1} 不可用。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>Give a number from {0} to {1}.</source>
        <translation>请给出 {0} 到 {1} 的数。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>{0}, or NAME=VALUE with {1}</source>
        <translation>{0}，或 NAME=VALUE，其中 {1}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Patches are {0}.</source>
        <translation>图块会{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>mirrored and turned</source>
        <translation>镜像和旋转</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>mirrored left to right</source>
        <translation>左右镜像</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>rotated freely</source>
        <translation>任意旋转</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>tilted by {0}°</source>
        <translation>倾斜 {0}°</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>scale</source>
        <translation>比例</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>resized up to {0} times</source>
        <translation>最多缩放 {0} 倍</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>bent</source>
        <translation>弯曲</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>brightened and darkened</source>
        <translation>调亮和调暗</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>changed in contrast</source>
        <translation>改变对比度</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>changed in colour</source>
        <translation>改变颜色</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>made noisy</source>
        <translation>加入噪声</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>left as they are</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>{0} and {1}</source>
        <translation>{0}和{1}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Nothing tells yet whether the images have an up, so patches are turned every way.</source>
        <translation>尚无法判断图像是否有上下之分，因此图块向各个方向旋转。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Upright: {0} % of the edges run level or upright, as in scenes with an up (22 % by chance), so patches are only mirrored left to right.</source>
        <translation>直立：{0} % 的边缘为水平或竖直，如同有上下之分的场景（随机时为 22 %），因此图块只左右镜像。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Upright: the classes lie at different heights in image after image, so patches are only mirrored left to right.</source>
        <translation>直立：在各张图像中类别都位于不同高度，因此图块只左右镜像。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>No up: edges run in all directions ({0} % level or upright, 22 % by chance) and no class keeps to the top or the bottom, so patches are turned every way.</source>
        <translation>无上下之分：边缘朝各个方向（{0} % 为水平或竖直，随机时为 22 %），且没有类别总在上方或下方，因此图块向各个方向旋转。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Sizes differ much between the images: resized up to {0} times.</source>
        <translation>图像之间尺寸差异大：最多缩放 {0} 倍。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Sizes differ little between the images: resized up to {0} times.</source>
        <translation>图像之间尺寸差异小：最多缩放 {0} 倍。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Not bent: what stands upright is mostly straight.</source>
        <translation>不弯曲：直立之物大多是直的。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Not bent: edges run in few directions, as in what people build.</source>
        <translation>不弯曲：边缘方向很少，如同人造物。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Bent a little: the shapes are round or winding, as grown things are.</source>
        <translation>略加弯曲：形状圆润或弯曲，如同生长之物。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>One image cannot tell how light varies: changed as usual.</source>
        <translation>一张图像无法说明光照如何变化：按通常方式改变。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Light differs much between the images: brightness by {0} %, contrast by {1} %.</source>
        <translation>图像之间光照差异大：亮度 {0} %，对比度 {1} %。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Light differs little between the images: brightness by {0} %, contrast by {1} %.</source>
        <translation>图像之间光照差异小：亮度 {0} %，对比度 {1} %。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>The images are grey: colours stay.</source>
        <translation>图像为灰度：颜色不变。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>The images are coloured: hue and saturation change a little.</source>
        <translation>图像为彩色：色相和饱和度略加改变。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>The images are nearly free of noise: none is added.</source>
        <translation>图像几乎没有噪声：不添加。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Noise of {0} grey levels is there already: no more than that is added.</source>
        <translation>已有 {0} 灰度级的噪声：添加的不超过此值。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/batch_size.py"/>
        <source>The memory is too small for this process's part of {0} patches a step.</source>
        <translation>内存太小，容不下此进程每步 {0} 个图块中的份额。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/batch_size.py"/>
        <source>Start again with fewer, such as {0}.</source>
        <translation>请以更少的数量重新开始，例如 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/batch_size.py"/>
        <source>The memory is too small to train this network, even one patch at a time.</source>
        <translation>内存太小，即使每次一个图块也无法训练此网络。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/batch_size.py"/>
        <source>Choose a smaller network or smaller patches, or close other programs.</source>
        <translation>请选择较小的网络或较小的图块，或关闭其他程序。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/budget.py"/>
        <source>One step takes about {0} s on this machine; {1} minutes give about 1 step.</source>
        <translation>在此计算机上一步约需 {0} 秒；{1} 分钟约为 1 步。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/budget.py"/>
        <source>One step takes about {0} s on this machine; {1} minutes give about {2} steps.</source>
        <translation>在此计算机上一步约需 {0} 秒；{1} 分钟约为 {2} 步。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/budget.py"/>
        <source>Choose a smaller network, or give it more time.</source>
        <translation>请选择较小的网络，或给它更多时间。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/ridge_fit.py"/>
        <source>Solved in {0} s for 1 image.</source>
        <translation>1 张图像，{0} 秒求解完成。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/ridge_fit.py"/>
        <source>Solved in {0} s for {1} images.</source>
        <translation>{1} 张图像，{0} 秒求解完成。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/ridge_fit.py"/>
        <source>The features of '{0}' cannot be used: its weights are not to be had.</source>
        <translation>“{0}”的特征无法使用：得不到其权重。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/ridge_fit.py"/>
        <source>Choose another encoder, or features=filters.</source>
        <translation>请选择其他编码器，或使用 features=filters。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/ridge_fit.py"/>
        <source>filters alone</source>
        <translation>仅滤波器</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/ridge_fit.py"/>
        <source>Features took {0} s a megapixel.</source>
        <translation>计算特征每百万像素用时 {0} 秒。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/sums_store.py"/>
        <source>no file</source>
        <translation>无文件</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>random weights</source>
        <translation>随机权重</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>{0} is a {1}; the new network starts afresh.</source>
        <translation>{0} 是{1}；新网络从头开始。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>{0} sees other channels; the new network starts afresh.</source>
        <translation>{0} 看到的通道不同；新网络从头开始。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>{0} sees images in another light; the new network starts afresh.</source>
        <translation>{0} 以另一种明暗方式看图像；新网络从头开始。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>{0} is the {1}, whose codes fit no segmentation network.</source>
        <translation>{0} 是{1}，其编码不适合任何分割网络。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>Learn with a task that starts networks, such as convolutional.</source>
        <translation>请用可作为网络起点的任务学习，例如 convolutional。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>The classes have changed: new ones are learned from the beginning.</source>
        <translation>类别已更改：新类别从头学习。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>{0} on {1}</source>
        <translation>{0}，编码器 {1}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>The loss '{0}' takes no value, but was given '{1}'.</source>
        <translation>损失“{0}”不接受值，但给出了“{1}”。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>Write {0} alone.</source>
        <translation>请只写 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>The loss '{0}' cannot take {1} values.</source>
        <translation>损失“{0}”不能接受 {1} 个值。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>Write {0}:{1}.</source>
        <translation>请写 {0}:{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>The loss '{0}' cannot take '{1}'.</source>
        <translation>损失“{0}”不能接受“{1}”。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>Its {0} is a number from {1} to {2}.</source>
        <translation>其 {0} 为 {1} 到 {2} 的数。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/machine_record.py"/>
        <source>torch {0} {1}</source>
        <translation>torch {0} {1}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>building</source>
        <translation>构建</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>predicting</source>
        <translation>预测</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>exporting</source>
        <translation>导出</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>The loss or its gradient is no number in {0}.</source>
        <translation>在{0}中损失或其梯度不是数。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>The prediction is no number.</source>
        <translation>预测不是数。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/optim.py"/>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <location filename="../../engine/learn/request.py"/>
        <source>There is nothing to learn from: no training image has a labelled pixel.</source>
        <translation>没有可学习的内容：训练图像都没有已标注的像素。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/sample_inbox.py"/>
        <source>Label some pixels of at least one image and accept it.</source>
        <translation>请至少在一张图像上标注一些像素并接受它。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/sample_inbox.py"/>
        <source>Left out of training: {0}</source>
        <translation>未参与训练：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/samples.py"/>
        <source>{0} is {1}x{2}, but its mask is {3}x{4}.</source>
        <translation>{0} 为 {1}x{2}，但其掩膜为 {3}x{4}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/samples.py"/>
        <source>Use the mask that belongs to this image.</source>
        <translation>请使用属于此图像的掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/samples.py"/>
        <source>The mask of {0} holds class {1}, but there are only {2} classes.</source>
        <translation>{0} 的掩膜含有类别 {1}，但只有 {2} 个类别。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/samples.py"/>
        <source>Add the class, or correct the mask.</source>
        <translation>请添加该类别，或修正掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/trainer.py"/>
        <source>Going on with the interrupted training after step {0}.</source>
        <translation>从第 {0} 步之后继续中断的训练。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/trainer.py"/>
        <source>Training diverged at learning rate {0}: the loss is no number now.</source>
        <translation>训练在学习率 {0} 下发散：损失已不是数。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/trainer.py"/>
        <source>Train again with a smaller learning rate or another loss.</source>
        <translation>请用较小的学习率或其他损失重新训练。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/trainer.py"/>
        <source>Learned {0} steps in {1} s from 1 image.</source>
        <translation>从 1 张图像用 {1} 秒学习了 {0} 步。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/trainer.py"/>
        <source>Learned {0} steps in {1} s from {2} images.</source>
        <translation>从 {2} 张图像用 {1} 秒学习了 {0} 步。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/trainer.py"/>
        <source>The network could not be kept for the next round: {0}</source>
        <translation>网络无法为下一轮保留：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>The interrupted training is damaged: {0}.</source>
        <translation>中断的训练已损坏：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>Start again: it begins anew.</source>
        <translation>请重新开始：它会从头进行。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>a key</source>
        <translation>键</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>the file of the best checkpoint is in another folder</source>
        <translation>最佳检查点的文件位于另一个文件夹</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>This training could not be kept for later: {0}</source>
        <translation>此训练无法保留到以后：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>the state</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>{0} is no training that this Inkling can go on with.</source>
        <translation>{0} 不是此 Inkling 能继续的训练。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>{0} is a training with other settings.</source>
        <translation>{0} 是使用其他设置的训练。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>Training begins anew.</source>
        <translation>训练重新开始。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>it has no {0}</source>
        <translation>它没有 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>The interrupted training is not gone on with: {0}</source>
        <translation>中断的训练不再继续：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>Not in use: it knows one class only, '{0}'. Label a second one.</source>
        <translation>未启用：它只认识一个类别“{0}”。请标注第二个类别。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>New model in use, unchecked: no mask that you drew or corrected is held back for checking yet.</source>
        <translation>新模型已启用，未经检验：还没有留出您绘制或修正的掩膜用于检验。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>First model in use: mean IoU {0}.</source>
        <translation>第一个模型已启用：平均 IoU {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>New model in use: mean IoU {0}; the old one knew none of its classes.</source>
        <translation>新模型已启用：平均 IoU {0}；旧模型不认识其任何类别。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>Kept the old model: {0}.</source>
        <translation>保留旧模型：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>Kept the old model: mean IoU {0}.</source>
        <translation>保留旧模型：平均 IoU {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>New model in use: mean IoU {0} ({1}).</source>
        <translation>新模型已启用：平均 IoU {0}（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>New model in use: mean IoU {0}.</source>
        <translation>新模型已启用：平均 IoU {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} on {1} held-back and {2} fresh image</source>
        <translation>{0}，基于 {1} 张留出图像和 {2} 张新图像</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} on {1} held-back and {2} fresh images</source>
        <translation>{0}，基于 {1} 张留出图像和 {2} 张新图像</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} on {1} held-back image</source>
        <translation>{0}，基于 {1} 张留出图像</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} on {1} held-back images</source>
        <translation>{0}，基于 {1} 张留出图像</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} on {1} fresh image</source>
        <translation>{0}，基于 {1} 张新图像</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} on {1} fresh images</source>
        <translation>{0}，基于 {1} 张新图像</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} IoU {1}</source>
        <translation>{0} IoU {1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/deeplab_v3_cascade.py"/>
        <source>The encoder '{0}' has no residual stage that could be repeated.</source>
        <translation>编码器“{0}”没有可重复的残差阶段。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/deeplab_v3_cascade.py"/>
        <source>Choose a ResNet, such as resnet50.</source>
        <translation>请选择 ResNet，例如 resnet50。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/deeplab_v3plus.py"/>
        <source>The encoder '{0}' has no features at a quarter of the image's size.</source>
        <translation>编码器“{0}”没有图像四分之一尺寸的特征。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/fcn.py"/>
        <source>The encoder '{0}' has no features at stride {1}, which FCN scores.</source>
        <translation>编码器“{0}”没有 FCN 打分所用的步幅 {1} 的特征。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/fcn.py"/>
        <source>Choose vgg16, or a ResNet, MobileNet, EfficientNet or ConvNeXt.</source>
        <translation>请选择 vgg16，或 ResNet、MobileNet、EfficientNet 或 ConvNeXt。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/ridge.py"/>
        <source>Learned features: ships with Inkling: EfficientNet-Lite0 to stride 16, ImageNet weights, Apache-2.0.</source>
        <translation>学习得到的特征：随 Inkling 提供：EfficientNet-Lite0 至步幅 16，ImageNet 权重，Apache-2.0。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/torchvision_net.py"/>
        <source>torchvision has no {0} on '{1}'.</source>
        <translation>torchvision 没有基于“{1}”的 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/dilated_encoder.py"/>
        <source>The encoder '{0}' cannot be used here: it cannot keep a stride of {1}.</source>
        <translation>编码器“{0}”在此无法使用：它不能保持步幅 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/timm_encoder.py"/>
        <source>encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/timm_encoder.py"/>
        <source>The encoder '{0}' cannot be used for segmentation: {1}</source>
        <translation>编码器“{0}”无法用于分割：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/timm_encoder.py"/>
        <source>Choose another encoder, or other weights.</source>
        <translation>请选择其他编码器或其他权重。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/timm_encoder.py"/>
        <source>The weights in {0} cannot be used: {1}</source>
        <translation>{0} 中的权重无法使用：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/timm_encoder.py"/>
        <source>Replace the file, or train without ImageNet weights.</source>
        <translation>请更换该文件，或不用 ImageNet 权重训练。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/upsample.py"/>
        <source>upsampling</source>
        <translation>上采样</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/vgg_configurations.py"/>
        <source>This network stands on VGG, not on '{0}'.</source>
        <translation>此网络基于 VGG，而不是“{0}”。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/vgg_weights.py"/>
        <source>The weights in {0} are not those of this encoder: {1}</source>
        <translation>{0} 中的权重不是此编码器的：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/vgg_weights.py"/>
        <source>ImageNet weights fit a width of {0} only; training starts from random weights.</source>
        <translation>ImageNet 权重只适合宽度 {0}；训练从随机权重开始。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/vit_encoder.py"/>
        <source>The encoder '{0}' is no vision transformer.</source>
        <translation>编码器“{0}”不是视觉 Transformer。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/vit_encoder.py"/>
        <source>Choose one, such as vit_small_patch16_224 or vit_large_patch16_224.</source>
        <translation>请选择一个，例如 vit_small_patch16_224 或 vit_large_patch16_224。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Quick on a laptop</source>
        <translation>笔记本电脑上也快</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Big, for a graphics card</source>
        <translation>大型，适合显卡</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Classics, as published</source>
        <translation>经典网络，按论文</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Channels at full size, doubled at each level.</source>
        <translation>全尺寸时的通道数，每下一级加倍。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>How often it halves the image and doubles it again.</source>
        <translation>将图像减半再加倍的次数。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Share of the deepest features left out at random while learning.</source>
        <translation>学习时随机丢弃的最深层特征的比例。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Image pixels per pixel of the deepest features; 8 is finer and three times as slow.</source>
        <translation>最深层特征每个像素对应的图像像素数；8 更精细，但慢三倍。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Whether a batch norm follows each convolution; without, it learns more slowly.</source>
        <translation>每个卷积后是否有批归一化；没有则学得较慢。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>How the decoder doubles height and width.</source>
        <translation>解码器如何将高和宽加倍。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Channels of the first stage, an eighth of the last; ImageNet weights fit 64 only.</source>
        <translation>第一阶段的通道数，为最后阶段的八分之一；ImageNet 权重只适合 64。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Channels of the layers fc6 and fc7, which only VGG has.</source>
        <translation>fc6 和 fc7 层的通道数，只有 VGG 才有。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Share of the channels of fc6 and fc7 left out at random while learning.</source>
        <translation>学习时随机丢弃的 fc6 和 fc7 通道的比例。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Finer scores as they are, or scaled down as in the paper, whose pixels were 0-255.</source>
        <translation>较精细的得分保持原样，或按论文缩小（论文中像素为 0-255）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>How it predicts: all pixels at once, or patch by patch: slow, with the same answer.</source>
        <translation>预测方式：一次预测所有像素，或逐个图块：较慢，结果相同。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>U-Net, small</source>
        <translation>U-Net，小型</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Learns within a minute on a laptop without a graphics card.</source>
        <translation>在没有显卡的笔记本电脑上一分钟内学会。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Linear classifier on learned features</source>
        <translation>基于学习特征的线性分类器</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Computed in one step, in seconds, and not learned in rounds; the first help in a new project.</source>
        <translation>几秒内一步算出，不分轮学习；是新项目的第一个帮手。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>What pixels are told by.</source>
        <translation>用什么区分像素。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>How many sizes of filters, each twice as wide.</source>
        <translation>滤波器有多少种尺寸，每种宽度为前一种的两倍。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>How many sizes of filters for thin lines, each twice as wide.</source>
        <translation>细线滤波器的尺寸数量，每一级宽一倍。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Pixel classifier on filters</source>
        <translation>基于滤波器的像素分类器</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Learns in seconds what pixels look like, but sees no shapes; the first help in a new project.</source>
        <translation>几秒内学会像素的外观，但看不到形状；新项目的第一个帮手。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Channels of the first layer.</source>
        <translation>第一层的通道数。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>U-Net on a timm encoder</source>
        <translation>基于 timm 编码器的 U-Net</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Starts from ImageNet weights; wants a graphics card, or patience.</source>
        <translation>从 ImageNet 权重开始；需要显卡，或耐心。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Patch classifier</source>
        <translation>图块分类器</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Names each pixel by the 46x46 pixels around it; few weights, no view of the whole.</source>
        <translation>根据周围 46x46 像素判断每个像素；权重少，看不到整体。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Channels of the first layer; then 4 and 16 times as many.</source>
        <translation>第一层的通道数；之后为 4 倍和 16 倍。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>A classifier run over the image; coarse, a first step to FCN-8s.</source>
        <translation>在整张图像上运行的分类器；较粗，是通向 FCN-8s 的第一步。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>FCN-32s with one finer stage; boundaries within some ten pixels.</source>
        <translation>FCN-32s 加一个更精细的阶段；边界误差在十来个像素以内。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>The first end-to-end network; on a ResNet it is light and quick.</source>
        <translation>第一个端到端网络；基于 ResNet 时轻便快速。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>A network of 252 million weights for objects that fill a patch; wants a big graphics card.</source>
        <translation>有 2.52 亿个权重的网络，适合占满图块的对象；需要大显卡。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Side of the code's view, in cells of 32 pixels.</source>
        <translation>编码视野的边长，以 32 像素的单元计。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeconvNet</source>
        <translation>DeconvNet</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Road scenes and other images full of things; crisp, and sparing with memory.</source>
        <translation>道路场景和其他内容繁多的图像；边界清晰，节省内存。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>SegNet</source>
        <translation>SegNet</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>SegNet with four stages; small enough to start from random weights.</source>
        <translation>四个阶段的 SegNet；足够小，可从随机权重开始。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Channels of every stage.</source>
        <translation>每个阶段的通道数。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>SegNet-Basic</source>
        <translation>SegNet-Basic</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeepLab v1, LargeFOV</source>
        <translation>DeepLab v1, LargeFOV</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Sees far by filters with holes; its soft boundaries are meant to be sharpened by a dense CRF.</source>
        <translation>用空洞卷积看得远；其柔和的边界适合由密集 CRF 锐化。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>U-Net as published</source>
        <translation>原版 U-Net</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Sees no padding, so tiles fit without a seam; mirrors the image at its border. Slow.</source>
        <translation>不使用填充，因此分块无缝衔接；在边缘处镜像图像。较慢。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>U-Net, full width</source>
        <translation>U-Net，完整宽度</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>The published widths, same-padded and with batch norm; wants a graphics card.</source>
        <translation>论文中的宽度，等尺寸填充并带批归一化；需要显卡。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>W-Net's first half</source>
        <translation>W-Net 的前半部分</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>A U-Net of separable convolutions that can find segments without labels first (task wnet).</source>
        <translation>由可分离卷积构成的 U-Net，可先在没有标签时找出区段（任务 wnet）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Judges a pixel by the scene around it: means over the whole image and its parts.</source>
        <translation>根据周围场景判断像素：取整张图像及其各部分的均值。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>PSPNet</source>
        <translation>PSPNet</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeepLab v2</source>
        <translation>DeepLab v2</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Looks at each image in three sizes; slow, and at its best with a dense CRF.</source>
        <translation>以三种尺寸查看每张图像；较慢，配合密集 CRF 效果最佳。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeepLab v3</source>
        <translation>DeepLab v3</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Sees objects of very different sizes; its boundaries are soft.</source>
        <translation>能看到大小差异很大的对象；其边界较柔和。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeepLab v3, cascade</source>
        <translation>DeepLab v3，级联</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>The variant that goes deeper instead of wider; on ResNets only.</source>
        <translation>加深而不是加宽的变体；仅基于 ResNet。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeepLab v3+</source>
        <translation>DeepLab v3+</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Objects of all sizes with crisp boundaries; a good choice on a graphics card.</source>
        <translation>各种大小的对象，边界清晰；有显卡时的好选择。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>SETR, naive decoder</source>
        <translation>SETR，朴素解码器</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>A vision transformer, its answer simply enlarged; wants ImageNet weights and many images.</source>
        <translation>视觉 Transformer，结果直接放大；需要 ImageNet 权重和大量图像。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>SETR, progressive upsampling</source>
        <translation>SETR，渐进上采样</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>A vision transformer, its answer doubled step by step.</source>
        <translation>视觉 Transformer，结果逐步加倍放大。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>SETR, multi-level aggregation</source>
        <translation>SETR，多级聚合</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>A vision transformer, four of its layers joined.</source>
        <translation>视觉 Transformer，合并其中四层。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>FCN of torchvision</source>
        <translation>torchvision 的 FCN</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Starts from weights that know 20 everyday things; on resnet50 or resnet101.</source>
        <translation>从认识 20 种日常事物的权重开始；基于 resnet50 或 resnet101。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeepLab v3 of torchvision</source>
        <translation>torchvision 的 DeepLab v3</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Starts from weights that know 20 everyday things; on a ResNet or a small, quick MobileNet.</source>
        <translation>从认识 20 种日常事物的权重开始；基于 ResNet 或小而快的 MobileNet。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>The encoder '{0}' cannot be used: '{1}' brings its own.</source>
        <translation>编码器“{0}”无法使用：“{1}”自带编码器。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Choose no encoder, or another architecture.</source>
        <translation>请不要选择编码器，或选择其他架构。</translation>
    </message>
    <message>
        <location filename="../../engine/models/clicks/click_file.py"/>
        <source>the description</source>
        <translation>说明</translation>
    </message>
    <message>
        <location filename="../../engine/models/encoder_part.py"/>
        <source>Choose unet-small, unet or deeplab-v3plus, for example.</source>
        <translation>例如，请选择 unet-small、unet 或 deeplab-v3plus。</translation>
    </message>
    <message>
        <location filename="../../engine/models/encoder_part.py"/>
        <source>The architecture '{0}' has no encoder that could learn by itself.</source>
        <translation>架构“{0}”没有可单独学习的编码器。</translation>
    </message>
    <message>
        <location filename="../../engine/models/encoder_part.py"/>
        <source>No layer of {0} fits the encoder of this network.</source>
        <translation>{0} 的任何层都不适合此网络的编码器。</translation>
    </message>
    <message>
        <location filename="../../engine/models/encoder_part.py"/>
        <source>Train the architecture and encoder that the file was learned for.</source>
        <translation>请训练该文件学习时所用的架构和编码器。</translation>
    </message>
    <message>
        <location filename="../../engine/models/encoder_part.py"/>
        <source>The encoder starts from {0}: {1} M weights taken over, {2} of {3} tensors start afresh.</source>
        <translation>编码器从 {0} 开始：沿用 {1} M 个权重，{3} 个张量中有 {2} 个从头开始。</translation>
    </message>
    <message>
        <location filename="../../engine/models/encoder_part.py"/>
        <source>The encoder starts from {0}: {1} M weights taken over.</source>
        <translation>编码器从 {0} 开始：沿用 {1} M 个权重。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>result of the task '{0}'</source>
        <translation>任务“{0}”的结果</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>encoder of {0} on {1}</source>
        <translation>{0} 的编码器，基于 {1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>encoder of {0}</source>
        <translation>{0} 的编码器</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>{0} holds no encoder learned without labels.</source>
        <translation>{0} 不含无标签学习的编码器。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>The description</source>
        <translation>描述</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>The record</source>
        <translation>记录</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>The task</source>
        <translation>任务</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>The description in {0} is damaged.</source>
        <translation>{0} 中的描述已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>The weights in {0} are damaged or do not fit its description.</source>
        <translation>{0} 中的权重已损坏，或与其描述不符。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>Learn one from unlabelled images first.</source>
        <translation>请先从未标注图像学习一个。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Learned from</source>
        <translation>学习来源</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>How</source>
        <translation>学习方式</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Checked on held-back images</source>
        <translation>在留出图像上检验</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Not shown</source>
        <translation>未显示</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} more</source>
        <translation>还有 {0} 个</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>its own</source>
        <translation>自带</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Input channels</source>
        <translation>输入通道</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Images are seen</source>
        <translation>图像的处理方式</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0}: {1} of the file</source>
        <translation>{0}：文件的通道 {1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>as they are</source>
        <translation>原样</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>each channel of each in its own light, those with a {0} tail as negatives</source>
        <translation>每张的每个通道按自身明暗，尾部为 {0} 的取负片</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>each channel of each in its own light</source>
        <translation>每张的每个通道按自身明暗</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>each in its own light, those with a {0} tail as negatives</source>
        <translation>每张按自身明暗，尾部为 {0} 的取负片</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>each in its own light</source>
        <translation>每张按自身明暗</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} labelled nearly everywhere, {1} in part (scribbles)</source>
        <translation>{0} 张几乎全部标注，{1} 张部分标注（涂鸦）</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Pixels of {0}</source>
        <translation>{0} 的像素</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>an unknown device</source>
        <translation>未知设备</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>solved in closed form (ridge regression), anew from all masks each time</source>
        <translation>闭式求解（岭回归），每次由所有掩膜重新计算</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} s on {1}</source>
        <translation>{0} 秒，{1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Weights come from</source>
        <translation>权重来源</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Inkling</source>
        <translation>Inkling</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>not recorded on {0}</source>
        <translation>未记录，在 {0} 上</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} steps in {1} s on {2}</source>
        <translation>{0} 步，用时 {1} 秒，在 {2} 上</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Went on from</source>
        <translation>继续自</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>no other model</source>
        <translation>没有其他模型</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Patches</source>
        <translation>图块</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} px, {1} a step</source>
        <translation>{0} 像素，每步 {1} 个</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Changes of patches</source>
        <translation>图块的变化</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>unchecked: no image was held back</source>
        <translation>未检验：没有留出图像</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Mean IoU of all pixels</source>
        <translation>所有像素的平均 IoU</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Mean Dice</source>
        <translation>平均 Dice</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Pixels right</source>
        <translation>正确像素</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>IoU of {0}</source>
        <translation>{0} 的 IoU</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} orientation</source>
        <translation>朝向 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} UTC</source>
        <translation>{0} UTC</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>Install them: python -m pip install "onnx&gt;=1.17" "onnxruntime&gt;=1.20"</source>
        <translation>请安装：python -m pip install "onnx&gt;=1.17" "onnxruntime&gt;=1.20"</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>ONNX needs packages that are not installed here: {0}.</source>
        <translation>ONNX 需要此处未安装的软件包：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>it fails at {0}x{1} pixels: {2}</source>
        <translation>在 {0}x{1} 像素时失败：{2}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>it answers {0} instead of {1}</source>
        <translation>它输出 {0} 而不是 {1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>its answer at {0}x{1} pixels differs by {2} of the largest logit</source>
        <translation>在 {0}x{1} 像素时其输出相差最大 logit 的 {2}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>ONNX Runtime cannot read the network: {0}</source>
        <translation>ONNX Runtime 无法读取该网络：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>The network '{0}' cannot be said in ONNX: {1}</source>
        <translation>网络“{0}”无法用 ONNX 表示：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>No file was written. Train another architecture for ONNX.</source>
        <translation>未写入文件。请为 ONNX 训练其他架构。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_packages.py"/>
        <source>INKLING_ONNXRUNTIME is 0</source>
        <translation>INKLING_ONNXRUNTIME 为 0</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_packages.py"/>
        <source>without {0}</source>
        <translation>没有 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>Choose a model file that Inkling has trained, or train a new one.</source>
        <translation>请选择 Inkling 训练的模型文件，或训练新模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>There is no model file {0}.</source>
        <translation>没有模型文件 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>The weights in {0} are damaged: '{1}' has numbers that are not finite.</source>
        <translation>{0} 中的权重已损坏：“{1}”含有非有限的数。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>{0} is damaged, or not a model file.</source>
        <translation>{0} 已损坏，或不是模型文件。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>{0} is a pickled PyTorch file, which could run code when opened.</source>
        <translation>{0} 是 pickle 格式的 PyTorch 文件，打开时可能运行代码。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>Inkling opens only .safetensors models that it has trained itself.</source>
        <translation>Inkling 只打开自己训练的 .safetensors 模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>the header</source>
        <translation>文件头</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>A tensor is no object.</source>
        <translation>张量不是对象。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>A tensor is of an unknown type.</source>
        <translation>张量的类型未知。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>A tensor has no shape or no place.</source>
        <translation>张量没有形状或位置。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>A tensor has too many axes.</source>
        <translation>张量的轴过多。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>a side</source>
        <translation>边长</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>A tensor has another length than its shape.</source>
        <translation>张量的长度与其形状不符。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/weights.py"/>
        <source>{0} is an encoder learned without labels, not yet a model.</source>
        <translation>{0} 是无标签学习的编码器，还不是模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/weights.py"/>
        <source>Choose it as what a new network begins with, and train that.</source>
        <translation>请选择它作为新网络的起点，并训练该网络。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/weights.py"/>
        <source>{0} holds weights, but not of a network made by Inkling.</source>
        <translation>{0} 含有权重，但不是 Inkling 生成的网络的权重。</translation>
    </message>
    <message>
        <location filename="../../engine/models/inputs.py"/>
        <source>The network wants images of {0} channels, this one has {1}.</source>
        <translation>网络需要 {0} 个通道的图像，此图像有 {1} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/models/inputs.py"/>
        <source>Use a network that was trained on such images.</source>
        <translation>请使用在此类图像上训练的网络。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>Starting from the ImageNet weights that ship with Inkling (EfficientNet-Lite0, Apache-2.0) down to stride 16; deeper layers start from random weights.</source>
        <translation>从随 Inkling 提供的 ImageNet 权重开始（EfficientNet-Lite0，Apache-2.0），至步幅 16；更深的层从随机权重开始。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>Starting from the weights in {0}.</source>
        <translation>从 {0} 中的权重开始。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>nobody publishes ImageNet weights for it</source>
        <translation>没有人发布它的 ImageNet 权重</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>downloads are switched off (HF_HUB_OFFLINE)</source>
        <translation>下载已关闭 (HF_HUB_OFFLINE)</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>{0} cannot be reached</source>
        <translation>无法连接 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>the download failed: {0}</source>
        <translation>下载失败：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>Starting from the ImageNet weights of {0}, from the hub.</source>
        <translation>从 {0} 的 ImageNet 权重开始，来自 Hub。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>No ImageNet weights for '{0}': {1}. Training starts from random weights, which takes longer; put {2}.safetensors into a folder and name it in INKLING_WEIGHTS to use your own copy.</source>
        <translation>没有“{0}”的 ImageNet 权重：{1}。训练从随机权重开始，需要更长时间；要使用自己的副本，请将 {2}.safetensors 放入文件夹并在 INKLING_WEIGHTS 中指定该文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_fetch.py"/>
        <source>what arrived is not the published file</source>
        <translation>收到的不是发布的文件</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_fetch.py"/>
        <source>The weights of '{0}' are not on this machine, and {1}.</source>
        <translation>“{0}”的权重不在此计算机上，并且{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_fetch.py"/>
        <source>Get {0} ({1} MB) on another machine and put it into a folder that INKLING_WEIGHTS names.</source>
        <translation>请在其他计算机上取得 {0} ({1} MB)，放入 INKLING_WEIGHTS 指定的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_models.py"/>
        <source>DeepLab v3 on MobileNetV3: quick, also without a graphics card</source>
        <translation>基于 MobileNetV3 的 DeepLab v3：快速，没有显卡也快</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_models.py"/>
        <source>DeepLab v3 on ResNet-50</source>
        <translation>基于 ResNet-50 的 DeepLab v3</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_models.py"/>
        <source>DeepLab v3 on ResNet-101: the most accurate, and the slowest</source>
        <translation>基于 ResNet-101 的 DeepLab v3：最准确，也最慢</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_models.py"/>
        <source>FCN on ResNet-50</source>
        <translation>基于 ResNet-50 的 FCN</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_models.py"/>
        <source>FCN on ResNet-101</source>
        <translation>基于 ResNet-101 的 FCN</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_models.py"/>
        <source>ready model</source>
        <translation>现成模型</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>Delete it, and it is fetched again.</source>
        <translation>删除它，就会重新获取。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>{0} Starting from random weights. {1}</source>
        <translation>{0} 从随机权重开始。{1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>{0} holds more than weights and could run code when opened, so it stays closed.</source>
        <translation>{0} 所含不只是权重，打开时可能运行代码，因此不予打开。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>Get the file again from its publisher, or export its weights as .safetensors.</source>
        <translation>请从发布者处重新取得该文件，或将其权重导出为 .safetensors。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>{0} is damaged or no file of weights.</source>
        <translation>{0} 已损坏，或不是权重文件。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>{0} holds no weights by name.</source>
        <translation>{0} 不含按名称存储的权重。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>Choose the file that torchvision publishes.</source>
        <translation>请选择 torchvision 发布的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>The weights in {0} are of another network.</source>
        <translation>{0} 中的权重属于其他网络。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>Choose the file that torchvision publishes under this name.</source>
        <translation>请选择 torchvision 以此名称发布的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>Building the network</source>
        <translation>正在构建网络</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>Without its weights a ready model knows nothing.</source>
        <translation>没有权重，现成模型什么也不认识。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/shipped_encoder.py"/>
        <source>ships with Inkling: EfficientNet-Lite0 to stride 16, ImageNet weights, Apache-2.0</source>
        <translation>随 Inkling 提供：EfficientNet-Lite0 至步幅 16，ImageNet 权重，Apache-2.0</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/shipped_encoder.py"/>
        <source>The shipped encoder is missing: {0}.</source>
        <translation>缺少随附的编码器：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/shipped_encoder.py"/>
        <source>Install Inkling again.</source>
        <translation>请重新安装 Inkling。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/shipped_encoder.py"/>
        <source>The shipped encoder is damaged: {0}.</source>
        <translation>随附的编码器已损坏：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>The setting '{0}' cannot be '{1}'.</source>
        <translation>设置“{0}”不能为“{1}”。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>Give it {0}.</source>
        <translation>请给它{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>one of: {0}</source>
        <translation>以下之一：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a word</source>
        <translation>一个词</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a whole number</source>
        <translation>一个整数</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a number from {0} to {1}</source>
        <translation>{0} 到 {1} 的数</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a number of at least {0}</source>
        <translation>不小于 {0} 的数</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a whole number of at least {0}</source>
        <translation>不小于 {0} 的整数</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a number of at most {0}</source>
        <translation>不大于 {0} 的数</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a whole number of at most {0}</source>
        <translation>不大于 {0} 的整数</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>'{0}' is no setting.</source>
        <translation>“{0}”不是设置。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>Write it as NAME=VALUE, such as width=16.</source>
        <translation>请写成 NAME=VALUE，例如 width=16。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>The setting '{0}' is given twice.</source>
        <translation>设置“{0}”给出了两次。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>Give it once.</source>
        <translation>请只给一次。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>The architecture '{0}' has no setting '{1}'.</source>
        <translation>架构“{0}”没有设置“{1}”。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>It has no settings.</source>
        <translation>它没有设置。</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>Train it again, or open it with a newer Inkling.</source>
        <translation>请重新训练，或用较新的 Inkling 打开。</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>The description of the network in {0} cannot be read: {1}.</source>
        <translation>{0} 中的网络描述无法读取：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>{0} is {1}, not a list of at most {2}</source>
        <translation>{0} 为 {1}，不是最多 {2} 项的列表</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>{0} is {1}, not true or false</source>
        <translation>{0} 为 {1}，不是 true 或 false</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>negative_of is {0}</source>
        <translation>negative_of 为 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>class {0} is {1}</source>
        <translation>类别 {0} 为 {1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>a colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>the colour of class {0} has {1} parts</source>
        <translation>类别 {0} 的颜色有 {1} 个分量</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>a class name</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>settings is {0}</source>
        <translation>settings 为 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>the name of a setting</source>
        <translation>设置的名称</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>the setting '{0}'</source>
        <translation>设置“{0}”</translation>
    </message>
    <message>
        <location filename="../../engine/predict/complete_onnx.py"/>
        <source>its answer at {0}x{1} pixels is not the predictor's</source>
        <translation>在 {0}x{1} 像素时，其输出与预测器不同</translation>
    </message>
    <message>
        <location filename="../../engine/predict/loaded_model.py"/>
        <source>graphics card unusable: on the processor</source>
        <translation>显卡不可用：改用处理器</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>CUDA error</source>
        <translation>CUDA 错误</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>CUDA driver</source>
        <translation>CUDA 驱动程序</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>cuDNN error</source>
        <translation>cuDNN 错误</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>The graphics card failed: {0}</source>
        <translation>显卡失败：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>Restart the program; if it happens again, renew the card's driver.</source>
        <translation>请重新启动程序；如果再次发生，请更新显卡驱动程序。</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>The memory is too small for this network, even with the smallest tiles.</source>
        <translation>内存太小，即使用最小的分块也容不下此网络。</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>little memory: tiles of {0} px</source>
        <translation>内存不足：分块为 {0} 像素</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>tiles</source>
        <translation>个分块</translation>
    </message>
    <message>
        <location filename="../../engine/predict/settings.py"/>
        <source>tile</source>
        <translation>分块</translation>
    </message>
    <message>
        <location filename="../../engine/predict/settings.py"/>
        <source>scales</source>
        <translation>尺度</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>side of the thumbnails that are learned, in pixels</source>
        <translation>学习所用缩略图的边长（像素）</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>numbers that a thumbnail is turned into</source>
        <translation>缩略图转换成的数的个数</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>how active a hidden unit shall be on average</source>
        <translation>隐藏单元的平均活跃程度</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>side of the hidden square, as a share of the crop's</source>
        <translation>遮挡方块的边长，占裁剪块边长的比例</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Squeeze and restore</source>
        <translation>压缩与还原</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>The network's encoder squeezes each picture and a light decoder restores it: the plainest start.</source>
        <translation>网络的编码器压缩每张图片，轻量解码器将其还原：最简单的起点。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Remove noise</source>
        <translation>去除噪声</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>The encoder sees pictures with fresh noise and has to bring the clean ones back.</source>
        <translation>编码器看到带有新噪声的图片，须还原出干净的图片。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>standard deviation of the noise, for pixels in 0-1</source>
        <translation>噪声的标准差，像素取值 0-1</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Fill in what is hidden</source>
        <translation>补全遮挡部分</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>A square of each picture is hidden and has to be guessed from what lies around it.</source>
        <translation>遮挡每张图片的一个方块，须根据周围内容推测。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Fill in, against a critic</source>
        <translation>补全，并有评判网络</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>As before, and a second network learns to tell filled-in squares from real ones: sharper guesses.</source>
        <translation>同上，另有第二个网络学习区分补全的方块和真实的方块：推测更清晰。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>weight of the critic against the squared error</source>
        <translation>评判网络相对于平方误差的权重</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Each picture becomes a small cloud of codes, so that nearby codes mean similar pictures.</source>
        <translation>每张图片变成一小团编码，使相近的编码表示相似的图片。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>channels of the code at each place</source>
        <translation>每个位置编码的通道数</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>weight of the divergence from the normal distribution</source>
        <translation>与正态分布的散度的权重</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>deviation that a restored pixel may have, in 0-1</source>
        <translation>还原像素允许的偏差，0-1</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Variational</source>
        <translation>变分</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Principal components</source>
        <translation>主成分</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>The straight directions in which thumbnails differ most; exact, and the yardstick for the others.</source>
        <translation>缩略图差异最大的直线方向；精确，是其他方法的标尺。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Linear autoencoder</source>
        <translation>线性自编码器</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Finds the same subspace as principal components, step by step.</source>
        <translation>逐步找到与主成分相同的子空间。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Narrow code</source>
        <translation>窄编码</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Fewer hidden units than pixels, so that only what matters gets through.</source>
        <translation>隐藏单元少于像素，因此只有重要内容能通过。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Wide code</source>
        <translation>宽编码</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>More hidden units than pixels and nothing that restrains them: it can copy; for comparison.</source>
        <translation>隐藏单元多于像素且不受约束：可以直接复制；用于比较。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Sparse code (average activity)</source>
        <translation>稀疏编码（平均活跃度）</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Many hidden units, each of which may be active for few thumbnails only.</source>
        <translation>许多隐藏单元，每个只能对少数缩略图活跃。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>weight of the sparsity penalty</source>
        <translation>稀疏惩罚的权重</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Sparse code (few active units)</source>
        <translation>稀疏编码（少数活跃单元）</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Many hidden units whose sum of activities is kept small for every thumbnail.</source>
        <translation>许多隐藏单元，对每张缩略图其活跃度之和都保持很小。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>weight of the penalty</source>
        <translation>惩罚的权重</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Contractive code</source>
        <translation>收缩编码</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Small changes of a thumbnail shall hardly change its code.</source>
        <translation>缩略图的微小变化应几乎不改变其编码。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Layer upon layer</source>
        <translation>逐层学习</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>One layer learns after the other, each from the codes of the layer below, which stays as it is.</source>
        <translation>各层依次学习，每层以下一层的编码为输入，下层保持不变。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>units of each layer, from the picture upwards</source>
        <translation>每层的单元数，从图片向上</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>decoders use the encoders' weights turned over (1) or their own (0)</source>
        <translation>解码器使用编码器权重的转置 (1) 或自己的权重 (0)</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>One autoencoder a class</source>
        <translation>每个类别一个自编码器</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>From labelled crops: each has to be turned into another crop of the same class.</source>
        <translation>从已标注的裁剪块学习：每个须转换为同一类别的另一个裁剪块。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Segments without labels</source>
        <translation>无标签区段</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Cuts images where they change, yet can paint them from the segments; a dense CRF sharpens them.</source>
        <translation>在图像变化处切开，又能用区段重绘图像；密集 CRF 可使区段更清晰。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>the most kinds of segments that it tells apart</source>
        <translation>最多区分多少种区段</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>pixels nearer than this are to stay together</source>
        <translation>比此更近的像素应保持在一起</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>grey levels by which pixels alike may differ</source>
        <translation>相似像素可相差的灰度级</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>pixels over which the wish to stay together fades</source>
        <translation>保持在一起的倾向随多少像素衰减</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/class_encoder.py"/>
        <source>This task learns from labelled crops, but there are no masks.</source>
        <translation>此任务从已标注的裁剪块学习，但没有掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/class_encoder.py"/>
        <source>Name a dataset folder with images/, masks/ and classes.txt.</source>
        <translation>请指定含有 images/、masks/ 和 classes.txt 的数据集文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/convolutional.py"/>
        <source>Crops of {0} pixels do not fit this encoder.</source>
        <translation>{0} 像素的裁剪块不适合此编码器。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/convolutional.py"/>
        <source>Choose a multiple of {0}, such as {1}.</source>
        <translation>请选择 {0} 的倍数，例如 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/dense_tasks.py"/>
        <source>A code of {0} numbers is not narrower than a thumbnail of {1}.</source>
        <translation>{0} 个数的编码并不比 {1} 个数的缩略图窄。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/dense_tasks.py"/>
        <source>Choose a shorter code, such as one of {0} numbers.</source>
        <translation>请选择更短的编码，例如 {0} 个数。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/dense_tasks.py"/>
        <source>A code of {0} numbers is not wider than a thumbnail of {1}.</source>
        <translation>{0} 个数的编码并不比 {1} 个数的缩略图宽。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/dense_tasks.py"/>
        <source>Choose more, such as {0}, or the task undercomplete.</source>
        <translation>请选择更多的数，例如 {0}，或任务 undercomplete。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/labelled_patches.py"/>
        <source>There is nothing to learn from: no image has a mask with a labelled pixel.</source>
        <translation>没有可学习的内容：没有图像的掩膜含有已标注的像素。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/labelled_patches.py"/>
        <source>Name a dataset folder whose masks hold other values than 255.</source>
        <translation>请指定掩膜含有 255 以外的值的数据集文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/patches.py"/>
        <source>There is nothing to learn from: no image could be read.</source>
        <translation>没有可学习的内容：没有可读取的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/patches.py"/>
        <source>Name a folder with PNG, JPEG, TIFF or similar files.</source>
        <translation>请指定含有 PNG、JPEG、TIFF 等文件的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/patches.py"/>
        <source>{0} has {1} channels, the images before it {2}.</source>
        <translation>{0} 有 {1} 个通道，之前的图像有 {2} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/patches.py"/>
        <source>Learn from images of one kind at a time.</source>
        <translation>请一次只从同一种图像学习。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/pca.py"/>
        <source>A thumbnail of {0} numbers has no {1} directions.</source>
        <translation>{0} 个数的缩略图没有 {1} 个方向。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/stacked.py"/>
        <source>'{0}' names no layers.</source>
        <translation>“{0}”没有指定层。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/stacked.py"/>
        <source>Write 1 to {0} numbers of units, each {1}, such as 256-128-64.</source>
        <translation>请写 1 到 {0} 个单元数，每个为{1}，例如 256-128-64。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/trainer.py"/>
        <source>The images have {0} channels, but {1} were asked for.</source>
        <translation>图像有 {0} 个通道，但要求 {1} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/trainer.py"/>
        <source>Ask for {0}, or for 1 to learn from grey values.</source>
        <translation>请要求 {0} 个，或要求 1 个以从灰度值学习。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/trainer.py"/>
        <source>Learning diverged at learning rate {0}: the loss is no number now.</source>
        <translation>学习在学习率 {0} 下发散：损失已不是数。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/trainer.py"/>
        <source>Try again with a smaller learning rate.</source>
        <translation>请用较小的学习率重试。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/trainer.py"/>
        <source>The memory is too small to learn this encoder, even two crops at a time.</source>
        <translation>内存太小，即使每次两个裁剪块也无法学习此编码器。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/trainer.py"/>
        <source>Choose a smaller network or smaller crops, or close other programs.</source>
        <translation>请选择较小的网络或较小的裁剪块，或关闭其他程序。</translation>
    </message>
    <message>
        <location filename="../../engine/processes/isolated.py"/>
        <source>It took too long and was stopped.</source>
        <translation>用时过长，已停止。</translation>
    </message>
    <message>
        <location filename="../../engine/processes/isolated.py"/>
        <source>The process ended early ({0}).</source>
        <translation>进程提前结束（{0}）。</translation>
    </message>
    <message>
        <location filename="../../engine/processes/isolated.py"/>
        <source>killed by signal {0}; perhaps the memory was too small</source>
        <translation>被信号 {0} 终止；可能是内存太小</translation>
    </message>
    <message>
        <location filename="../../engine/refine/correction/correction_window.py"/>
        <source>A scribble names a class that the project has not: it has {0}.</source>
        <translation>某处涂鸦的类别项目中没有：项目有 {0} 个类别。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/correction/correction_window.py"/>
        <source>Add the class, or remove those scribbles.</source>
        <translation>请添加该类别，或移除这些涂鸦。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/crf/densecrf_torch.py"/>
        <source>There is no CUDA device here.</source>
        <translation>此处没有 CUDA 设备。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/crf/densecrf_torch.py"/>
        <source>Choose the dense CRF on the processor.</source>
        <translation>请选择在处理器上运行的密集 CRF。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/energy/problem.py"/>
        <source>The scribbles name class {0} but the project has only {1} classes.</source>
        <translation>涂鸦中有类别 {0}，但项目只有 {1} 个类别。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/energy/problem.py"/>
        <source>Only one class has a scribble, so there is nothing to separate it from.</source>
        <translation>只有一个类别有涂鸦，因此没有可与之区分的内容。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/energy/problem.py"/>
        <source>Scribble a second class as well; or fill what is unlabelled: Mask &gt; The rest is this class.</source>
        <translation>请再用笔画标出第二个类别；或填充未标注部分：掩膜 &gt; 其余都是此类别。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/energy/problem.py"/>
        <source>There is no scribble yet.</source>
        <translation>还没有涂鸦。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/energy/problem.py"/>
        <source>Scribble at least two classes, or let a network predict first.</source>
        <translation>请至少为两个类别涂鸦，或先让网络预测。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/alternatives.py"/>
        <source>GrabCut separates two classes, but {0} take part.</source>
        <translation>GrabCut 区分两个类别，但这里有 {0} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/alternatives.py"/>
        <source>Choose the graph cut, which takes any number of classes.</source>
        <translation>请选择图割，它可处理任意数量的类别。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/alternatives.py"/>
        <source>rounds</source>
        <translation>轮</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/alternatives.py"/>
        <source>The random walker needs a scribble of every class, and class {0} has none.</source>
        <translation>随机游走需要每个类别的涂鸦，而类别 {0} 没有。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/alternatives.py"/>
        <source>Scribble that class, or choose the graph cut.</source>
        <translation>请为该类别涂鸦，或选择图割。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>There is no refinement method '{0}'.</source>
        <translation>没有细化方法“{0}”。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Graph cut</source>
        <translation>图割</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Clean boundaries along edges; exact between two classes.</source>
        <translation>沿边缘的清晰边界；两个类别之间为精确解。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>One region at a time</source>
        <translation>每次一个区域</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>A click or stroke is enough: the region under it is found, the rest stays.</source>
        <translation>单击或一笔即可：找到其下的区域，其余不变。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Dense CRF</source>
        <translation>密集 CRF</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Follows fine detail; best on top of a network.</source>
        <translation>贴合细微细节；最好建立在网络之上。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Learns the colours of an object anew in rounds; two classes.</source>
        <translation>多轮重新学习对象的颜色；两个类别。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>GrabCut</source>
        <translation>GrabCut</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Random walker</source>
        <translation>随机游走</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Smooth regions where edges are weak or noisy.</source>
        <translation>在边缘微弱或有噪声处得到平滑区域。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Scribbles grow until they meet on an edge; fast, any number of classes.</source>
        <translation>涂鸦扩展，直到在边缘处相遇；快速，任意数量的类别。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Watershed</source>
        <translation>分水岭</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Small patches of one look each go whole to the class that fits them best.</source>
        <translation>外观一致的小块各自整块归入最适合的类别。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/fallback.py"/>
        <source>The cut is still being prepared, and only one class has a scribble.</source>
        <translation>切割仍在准备，且只有一个类别有涂鸦。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/parameters/smoothness_selection.py"/>
        <source>Looking for the best smoothness</source>
        <translation>正在寻找最佳平滑度</translation>
    </message>
    <message>
        <location filename="../../engine/refine/parameters/smoothness_selection.py"/>
        <source>cuts</source>
        <translation>次切割</translation>
    </message>
    <message>
        <location filename="../../engine/refine/parameters/texture_selection.py"/>
        <source>graphcut</source>
        <translation>图割</translation>
    </message>
    <message>
        <location filename="../../engine/refine/parameters/texture_selection.py"/>
        <source>Asking the scribbles for colours or texture</source>
        <translation>正在由涂鸦判断用颜色还是纹理</translation>
    </message>
    <message>
        <location filename="../../engine/refine/preparation.py"/>
        <source>compiled</source>
        <translation>已编译</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>smoothness</source>
        <translation>平滑度</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>texture</source>
        <translation>纹理</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>The scribbles are {0}x{1} but the image is {2}x{3}.</source>
        <translation>涂鸦为 {0}x{1}，但图像为 {2}x{3}。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>Give scribbles of the size of the image.</source>
        <translation>请给出与图像尺寸相同的涂鸦。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>The mask names class {0} but the project only {1} classes.</source>
        <translation>掩膜中有类别 {0}，但项目只有 {1} 个类别。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>Add the class, or open the mask with its own class list.</source>
        <translation>请添加该类别，或用掩膜自己的类别列表打开它。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>The prior has {0} classes but the project has {1}.</source>
        <translation>先验有 {0} 个类别，但项目有 {1} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>Predict again with a model of this class list.</source>
        <translation>请用此类别列表的模型重新预测。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/solvers/banded_cut.py"/>
        <source>{0} classes are too many for one cut of a large image.</source>
        <translation>{0} 个类别对大图像的一次切割来说太多。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/solvers/banded_cut.py"/>
        <source>Scribble at most {0} of them.</source>
        <translation>请最多为其中 {0} 个涂鸦。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/solvers/coarse_to_fine.py"/>
        <source>levels</source>
        <translation>级</translation>
    </message>
    <message>
        <location filename="../../engine/refine/solvers/expansion.py"/>
        <source>moves</source>
        <translation>次移动</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/case_run.py"/>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/case_run.py"/>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/case_run.py"/>
        <source>too slow</source>
        <translation>太慢</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/case_run.py"/>
        <source>kernels</source>
        <translation>个内核</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/kernels.py"/>
        <source>A cut of {0} was found where the cheapest is {1}.</source>
        <translation>找到的切割代价为 {0}，而最小代价为 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/kernels.py"/>
        <source>The cut of two halves does not follow their edge.</source>
        <translation>两半的切割没有沿其边缘。</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/kernels.py"/>
        <source>The dense CRF does not follow the picture.</source>
        <translation>密集 CRF 没有贴合图片。</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/self_test.py"/>
        <source>{0}, while {1}.</source>
        <translation>{0}，在{1}时。</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/self_test.py"/>
        <source>{0} in {1}</source>
        <translation>{0}，精度 {1}</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/self_test.py"/>
        <source>checks</source>
        <translation>项检查</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/self_test.py"/>
        <source>{0} It passed alone, so one of the checks before may have destroyed memory.</source>
        <translation>{0} 单独运行时通过，因此可能是之前的某项检查破坏了内存。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>Both labelled frames must have one size.</source>
        <translation>两个已标注帧的尺寸必须相同。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>{0} is of another size than its mask.</source>
        <translation>{0} 与其掩膜尺寸不同。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>Open it to choose what its mask becomes.</source>
        <translation>请打开它并选择如何处理其掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>{0} has another size than the frame before it.</source>
        <translation>{0} 与上一帧尺寸不同。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>1 frame stayed filled. {0}</source>
        <translation>1 帧保持已填充。{0}</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>{0} frames stayed filled. {1}</source>
        <translation>{0} 帧保持已填充。{1}</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>No frame before this one is labelled, so there is nothing to interpolate between.</source>
        <translation>此帧之前没有已标注的帧，因此无法插值。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>No frame after this one is labelled, so there is nothing to interpolate between.</source>
        <translation>此帧之后没有已标注的帧，因此无法插值。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>Label one frame on each side, then interpolate.</source>
        <translation>请在两侧各标注一帧，然后插值。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>Both labelled frames lie side by side, so that no frame is between them.</source>
        <translation>两个已标注帧相邻，中间没有帧。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>{0} has no mask that could be carried on.</source>
        <translation>{0} 没有可传播的掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>Label it first.</source>
        <translation>请先标注它。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/flow.py"/>
        <source>Frames of {0} x {1} pixels are too large for optical flow.</source>
        <translation>{0} x {1} 像素的帧太大，无法计算光流。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/flow.py"/>
        <source>Label two frames and interpolate between them.</source>
        <translation>请标注两帧并在其间插值。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>Interpolate masks</source>
        <translation>插值掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>Propagate mask</source>
        <translation>传播掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>Copy mask</source>
        <translation>复制掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>Clear image</source>
        <translation>清空图像</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>{0} is accepted, so its mask stays.</source>
        <translation>{0} 已接受，因此其掩膜保持不变。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>Undo the acceptance first.</source>
        <translation>请先撤销接受。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>{0} is {1}x{2}, the frames beside it are {3}x{4}.</source>
        <translation>{0} 为 {1}x{2}，其前后的帧为 {3}x{4}。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>Check the path, or choose a folder of images.</source>
        <translation>请检查路径，或选择图像文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>{0} is in a folder that cannot be written to, so you can look but not change.</source>
        <translation>{0} 位于无法写入的文件夹中，因此可以查看，不能更改。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>Copy the project to a folder of your own to work on it.</source>
        <translation>请将项目复制到您自己的文件夹后再处理。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>1 damaged row of {0} could not be read: {1}</source>
        <translation>{0} 有 1 行已损坏而无法读取：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>{0} damaged rows of {1} could not be read: {2}</source>
        <translation>{1} 有 {0} 行已损坏而无法读取：{2}</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>Everything else goes on working, and the damaged part stays as it is.</source>
        <translation>其余一切照常工作，损坏的部分保持原样。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>{0} cannot be written to, so the masks are kept in {1}.</source>
        <translation>{0} 无法写入，因此掩膜保存在 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>{0} holds no image that Inkling can read.</source>
        <translation>{0} 中没有 Inkling 能读取的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>Choose a folder with PNG, JPEG, TIFF, BMP, GIF, WebP or AVIF files.</source>
        <translation>请选择含有 PNG、JPEG、TIFF、BMP、GIF、WebP 或 AVIF 文件的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>1 image found in {0}.</source>
        <translation>在 {0} 中找到 1 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>{0} images found in {1}.</source>
        <translation>在 {1} 中找到 {0} 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>The network process stopped unexpectedly while {0}, and was started again.</source>
        <translation>网络进程在{0}时意外停止，已重新启动。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>Your masks are safe, and what it was doing is tried once more, in the safest way.</source>
        <translation>您的掩膜是安全的，正在进行的任务会以最稳妥的方式再试一次。</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>In order</source>
        <translation>按顺序</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>Most uncertain first</source>
        <translation>最不确定的优先</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>Most different first</source>
        <translation>差异最大的优先</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>Least effort first</source>
        <translation>工作量最少的优先</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>No model yet: images come in order.</source>
        <translation>还没有模型：图像按顺序提供。</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>next in the list</source>
        <translation>列表中的下一张</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>not looked at yet</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>· by an older model</source>
        <translation>· 来自较旧的模型</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>{0} · by an older model</source>
        <translation>{0} · 来自较旧的模型</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>{0} % unclear beyond borders</source>
        <translation>边界之外有 {0} % 不明</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>nothing to speak of is doubtful</source>
        <translation>几乎没有可疑之处</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>1 doubtful place, {0} px</source>
        <translation>1 处可疑，{0} 像素</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>about {0} doubtful places, {1} px</source>
        <translation>约 {0} 处可疑，{1} 像素</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/background_prediction.py"/>
        <source>Looking ahead</source>
        <translation>提前预测</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/queue.py"/>
        <source>This is the only image that is not accepted.</source>
        <translation>这是唯一未接受的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/audit/changed_masks.py"/>
        <source>changed masks</source>
        <translation>已更改的掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/session/audit/project_audit.py"/>
        <source>What is locked, hidden or changed since stayed as it is.</source>
        <translation>已锁定、已隐藏或此后更改过的内容保持不变。</translation>
    </message>
    <message>
        <location filename="../../engine/session/audit/project_audit.py"/>
        <source>predictions</source>
        <translation>个预测</translation>
    </message>
    <message>
        <location filename="../../engine/session/audit/project_audit.py"/>
        <source>1 finding repaired in {0}.</source>
        <translation>已修复 {0} 中的 1 个问题。</translation>
    </message>
    <message>
        <location filename="../../engine/session/audit/project_audit.py"/>
        <source>{0} findings repaired in {1}.</source>
        <translation>已修复 {1} 中的 {0} 个问题。</translation>
    </message>
    <message>
        <location filename="../../engine/session/audit/project_audit.py"/>
        <source>[[undo]] takes that back.</source>
        <translation>[[undo]] 可撤销。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>{0} was accepted, and is skipped now.</source>
        <translation>{0} 原已接受，现改为跳过。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>Undo takes that back.</source>
        <translation>撤销可恢复。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>It has nothing to accept.</source>
        <translation>没有可接受的内容。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>Its labels are others than those that were in sight.</source>
        <translation>其标注与当时看到的不同。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>It has hardly been in sight.</source>
        <translation>它几乎没有显示过。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>The class '{0}' is hidden.</source>
        <translation>类别“{0}”已隐藏。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>Something about it is doubtful.</source>
        <translation>其中有可疑之处。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>Its warning has hardly been in sight.</source>
        <translation>其警告几乎没有显示过。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/active_stroke.py"/>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/automatic_parameters.py"/>
        <source>select parameters</source>
        <translation>选择参数</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_counts.py"/>
        <source>class counts</source>
        <translation>类别统计</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_counts.py"/>
        <source>The mask of {0} cannot be read and is not counted.</source>
        <translation>{0} 的掩膜无法读取，未计入。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_counts.py"/>
        <source>{0} masks cannot be read and are not counted, the first that of {1}.</source>
        <translation>{0} 个掩膜无法读取，未计入，第一个是 {1} 的掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Lock class {0}</source>
        <translation>锁定类别 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Unlock class {0}</source>
        <translation>解锁类别 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Lock {0} classes</source>
        <translation>锁定 {0} 个类别</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Unlock {0} classes</source>
        <translation>解锁 {0} 个类别</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Hide class {0}</source>
        <translation>隐藏类别 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Show class {0}</source>
        <translation>显示类别 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Hide {0} classes</source>
        <translation>隐藏 {0} 个类别</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Show {0} classes</source>
        <translation>显示 {0} 个类别</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Show only {0}</source>
        <translation>只显示 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Move class {0}</source>
        <translation>移动类别 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Group class {0}</source>
        <translation>将类别 {0} 归组</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Take class {0} out of its group</source>
        <translation>将类别 {0} 移出所在的组</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Group {0} classes</source>
        <translation>将 {0} 个类别归组</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Take {0} classes out of their groups</source>
        <translation>将 {0} 个类别移出所在的组</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Colours easy to tell apart</source>
        <translation>颜色易于区分</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>There is no such class any more.</source>
        <translation>该类别已不存在。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Choose one in the list of classes.</source>
        <translation>请在类别列表中选择一个。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Give one of them another name.</source>
        <translation>请为其中一个取其他名称。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>There is a class of each of these {0} names already.</source>
        <translation>这 {0} 个名称都已有对应类别。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>1 name added. Left out, as there are such classes: {0} names, among them {1}.</source>
        <translation>已添加 1 个名称。因已有相应类别而略过：{0} 个名称，其中有 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>{0} names added. Left out, as there are such classes: {1} names, among them {2}.</source>
        <translation>已添加 {0} 个名称。因已有相应类别而略过：{1} 个名称，其中有 {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>1 name added. Left out, as there are such classes: {0}.</source>
        <translation>已添加 1 个名称。因已有同名类别而略过：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>{0} names added. Left out, as there are such classes: {1}.</source>
        <translation>已添加 {0} 个名称。因已有同名类别而略过：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The template</source>
        <translation>模板</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Replace the classes by {0} others</source>
        <translation>用另外 {0} 个类别替换</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Counting classes</source>
        <translation>正在统计类别</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Add {0} classes</source>
        <translation>添加 {0} 个类别</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class '{0}' stays: 1 image of others use it.</source>
        <translation>类别“{0}”保留：有 1 张其他图像使用它。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class '{0}' stays: {1} images of others use it.</source>
        <translation>类别“{0}”保留：有 {1} 张其他图像使用它。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Classes &gt; Delete class takes it out of all of them.</source>
        <translation>“类别 &gt; 删除类别”可将其从所有图像中去掉。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Change class {0}</source>
        <translation>更改类别 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class '{0}' is deleted.</source>
        <translation>类别“{0}”已删除。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>No mask had it. Undo brings it back.</source>
        <translation>没有掩膜含有它。撤销可恢复它。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>There is no such class.</source>
        <translation>没有该类别。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The only class of a project cannot be deleted, nor become part of another one.</source>
        <translation>项目中唯一的类别不能删除，也不能并入其他类别。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Give it another name, or add a class first.</source>
        <translation>请改名，或先添加一个类别。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>This project can only be looked at.</source>
        <translation>此项目只能查看。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Close it in the other window first.</source>
        <translation>请先在另一个窗口中关闭它。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class '{0}' is deleted; its pixels in {1} are unlabelled.</source>
        <translation>类别“{0}”已删除；其在 {1} 中的像素现为未标注。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class '{0}' is deleted; its pixels in {1} are '{2}'.</source>
        <translation>类别“{0}”已删除；其在 {1} 中的像素现为“{2}”。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Undo brings class and pixels back.</source>
        <translation>撤销可恢复类别和像素。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class '{0}' is part of '{1}' now; its pixels in {2} changed.</source>
        <translation>类别“{0}”现已并入“{1}”；{2} 中的相应像素已更改。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Undo makes two classes of it again.</source>
        <translation>撤销可重新分成两个类别。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class for its pixels is gone.</source>
        <translation>接收其像素的类别已不存在。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The deleted class '{0}' is back: this step has pixels of it.</source>
        <translation>已删除的类别“{0}”已恢复：此步骤含有它的像素。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Counting {0}</source>
        <translation>正在统计 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>The lock in its row of the list of classes opens it.</source>
        <translation>类别列表中该行的锁可将其解锁。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>The eye in its row of the list of classes shows it.</source>
        <translation>类别列表中该行的眼睛可将其显示。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>Lock and eye in their rows of the list of classes change that.</source>
        <translation>类别列表中各行的锁和眼睛可更改此状态。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>There is no class {0}.</source>
        <translation>没有类别 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>Choose one from the class list.</source>
        <translation>请从类别列表中选择一个。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>The class '{0}' is hidden, so it is not drawn with.</source>
        <translation>类别“{0}”已隐藏，因此不能用它绘制。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>The class '{0}' is locked, so its pixels stay as they are.</source>
        <translation>类别“{0}”已锁定，因此其像素保持不变。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>The class '{0}' is hidden, so its pixels stay as they are.</source>
        <translation>类别“{0}”已隐藏，因此其像素保持不变。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>Pixels of locked or hidden classes stay as they are: {0}.</source>
        <translation>已锁定或隐藏类别的像素保持不变：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>The class '{0}' is hidden, so nothing was applied or accepted.</source>
        <translation>类别“{0}”已隐藏，因此没有应用或接受任何内容。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>Nothing was applied or accepted, as classes of the mask are hidden: {0}.</source>
        <translation>没有应用或接受任何内容，因为掩膜中有隐藏的类别：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>Classes &gt; Show all classes shows them.</source>
        <translation>“类别 &gt; 显示所有类别”可显示它们。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>The classes stay, as images are labelled with them.</source>
        <translation>类别保留，因为已有图像用它们标注。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>Rename those that are called otherwise, or delete those that are not needed.</source>
        <translation>请重命名名称不同的类别，或删除不需要的类别。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>The masks of all images are being looked through.</source>
        <translation>正在检查所有图像的掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>{0} stayed as before, as the labels cannot be read; the first is {1}.</source>
        <translation>{0} 因标签无法读取而保持不变；第一张是 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>{0} stayed without '{1}', as the labels cannot be read; the first is {2}.</source>
        <translation>{0} 因标签无法读取而没有恢复“{1}”；第一张是 {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>[[undo]] and [[redo]] go on with what is left.</source>
        <translation>[[undo]] 和 [[redo]] 对其余部分继续。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>The class '{0}' is back.</source>
        <translation>类别“{0}”已恢复。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>The class is replaced in 1 image all the same.</source>
        <translation>该类别仍在 1 张图像中被替换。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>The class is replaced in {0} images all the same.</source>
        <translation>该类别仍在 {0} 张图像中被替换。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>[[undo]] puts it back there, once there is room on the disk.</source>
        <translation>磁盘有空间后，[[undo]] 可在那里恢复它。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/cutter.py"/>
        <source>best cut</source>
        <translation>最佳切割</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>There is no cut to apply.</source>
        <translation>没有可应用的切割。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Scribbles of two classes make one. [[accept_image]] accepts the image.</source>
        <translation>两个类别的涂鸦即可产生切割。[[accept_image]] 可接受图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Another image is being opened, so nothing was applied or accepted.</source>
        <translation>正在打开另一张图像，因此未应用或接受任何内容。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>What is shown has changed since the key was pressed.</source>
        <translation>按键之后显示的内容已改变。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Look at it, and press the key again.</source>
        <translation>请查看后再按一次。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>decision that was dropped</source>
        <translation>已放弃的决定</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>mask in sight</source>
        <translation>可见的掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Its labels were changed before that was done. Look at them, and press the key again.</source>
        <translation>在完成之前标注已更改。请查看后再按一次快捷键。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Another key was pressed before that was done, and only the last one waits.</source>
        <translation>在完成之前按了另一个键，只有最后一个键会等待执行。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Another image was opened before that was done. Open it again, and press the key again.</source>
        <translation>在完成之前打开了另一张图像。请重新打开它，再按一次快捷键。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>This image was on the screen too briefly to be checked.</source>
        <translation>此图像显示的时间太短，不足以检查。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>The same key again accepts it.</source>
        <translation>再按同一键即可接受。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>[[mask_fill_rest]] gives all that is unlabelled to the class that you draw with.</source>
        <translation>[[mask_fill_rest]] 将所有未标注部分归入当前绘制的类别。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>[[mask_remove_islands]] takes those of the class that you draw with off.</source>
        <translation>[[mask_remove_islands]] 可移除当前绘制类别的孤岛。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Tidying a large image (Esc: do not)</source>
        <translation>正在整理大图像（Esc：取消）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Looking at the lines (Esc: do not)</source>
        <translation>正在查看线条（Esc：取消）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Gathering the labels of a large image (Esc: do not)</source>
        <translation>正在汇集大图像的标签（Esc：取消）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Applying: waits until the cut is done (Esc: do not)</source>
        <translation>应用：等待切割完成（Esc：取消）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Accepting: waits until the cut is done (Esc: do not)</source>
        <translation>接受：等待切割完成（Esc：取消）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Tidying: waits until the cut is done (Esc: do not)</source>
        <translation>整理：等待切割完成（Esc：取消）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Clearing a large image (Esc: do not)</source>
        <translation>正在清空大图像（Esc：取消）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>The cut of {0} was not applied.</source>
        <translation>{0} 的切割未应用。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>{0} was not accepted.</source>
        <translation>{0} 未被接受。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>The mask of {0} was not tidied.</source>
        <translation>{0} 的掩膜未整理。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>{0} was not cleared.</source>
        <translation>{0} 未清空。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>The scribbles have no cut, so only the pixels that they cover would count.</source>
        <translation>涂鸦没有形成切割，因此只有它们覆盖的像素有效。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>This prediction was on the screen too briefly to be checked.</source>
        <translation>此预测显示的时间太短，不足以检查。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/history_steps.py"/>
        <source>history names</source>
        <translation>历史名称</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Rename {0}</source>
        <translation>重命名 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Group 1 image</source>
        <translation>将 1 张图像归组</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Group {0} images</source>
        <translation>将 {0} 张图像归组</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Take 1 image out of its group</source>
        <translation>将 1 张图像移出所在的组</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Take 1 image out of their groups</source>
        <translation>将 1 张图像移出所在的组</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Take {0} images out of their groups</source>
        <translation>将 {0} 张图像移出所在的组</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Mark 1 image as checked</source>
        <translation>将 1 张图像标记为已复核</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Mark {0} images as checked</source>
        <translation>将 {0} 张图像标记为已复核</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Take the check mark off 1 image</source>
        <translation>取消 1 张图像的复核标记</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Take the check mark off {0} images</source>
        <translation>取消 {0} 张图像的复核标记</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Tag 1 image</source>
        <translation>为 1 张图像设置关键词</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Tag {0} images</source>
        <translation>为 {0} 张图像设置关键词</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/instance_finder.py"/>
        <source>There is no single object in this image yet.</source>
        <translation>此图像中还没有实例。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/instance_finder.py"/>
        <source>Label it, or ask for a prediction ([[predict_now]]). 'Has single objects', in the menu of a class, says what counts.</source>
        <translation>请标注它，或请求预测 ([[predict_now]])。类别菜单中的“区分实例”决定哪些算实例。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>'{0}' is now where another class was predicted.</source>
        <translation>“{0}”现在位于原先预测为其他类别之处。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>'{0}' is now where {1} other classes were predicted.</source>
        <translation>“{0}”现在位于原先预测为其他 {1} 个类别之处。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>[[undo]] brings the prediction back.</source>
        <translation>[[undo]] 可恢复预测。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>No pixel of this image is unlabelled.</source>
        <translation>此图像没有未标注的像素。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>There is no rest to fill.</source>
        <translation>没有剩余部分可填充。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>Lines stay that are as wide as the image shows them, that hardly stand out, or that you painted.</source>
        <translation>宽度与图像所示一致、几乎不明显或由您手绘的线条保持不变。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>{0}: no pixel of '{1}' would change.</source>
        <translation>{0}：“{1}”没有像素会改变。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>It works on the class that you draw with, beside other classes: unlabelled pixels stay.</source>
        <translation>它作用于当前绘制的类别与其他类别相邻之处：未标注像素保持不变。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/open_sequence.py"/>
        <source>Frames of a stack or a video belong into one folder, named in their order.</source>
        <translation>图像栈或视频的帧应放在同一文件夹中，并按顺序命名。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>File and mask are kept. Undo brings it back, and so does Image &gt; Put removed images back.</source>
        <translation>文件和掩膜保留。撤销可恢复它，“图像 &gt; 放回已移除的图像”也可以。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>Files and masks are kept. Undo brings them back, and so does Image &gt; Put removed images back.</source>
        <translation>文件和掩膜均保留。撤销可恢复，也可使用 图像 &gt; 放回已移除的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>The image whose decision is taken back is being opened.</source>
        <translation>正在打开要收回决定的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>Press the key again once it is there.</source>
        <translation>图像出现后请再按一次该键。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>Rename project {0}</source>
        <translation>重命名项目 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>Remove {0}</source>
        <translation>移除 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>Put back {0}</source>
        <translation>放回 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>Add {0}</source>
        <translation>添加 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>{0} was changed since, so its own steps are undone first.</source>
        <translation>{0} 此后有更改，因此先撤销其自身的步骤。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>[[undo]] takes them back, one by one.</source>
        <translation>[[undo]] 逐个收回。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>Back in the project: {0}.</source>
        <translation>已放回项目：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>Removed from the project: {0}.</source>
        <translation>已从项目中移除：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>[[redo]] accepts it again.</source>
        <translation>[[redo]] 可再次接受。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>{0} is not accepted any more.</source>
        <translation>{0} 不再是已接受状态。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>[[redo]] skips it again.</source>
        <translation>[[redo]] 可再次跳过。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>{0} is not skipped any more.</source>
        <translation>{0} 不再是已跳过状态。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/rough_cuts.py"/>
        <source>This is a rough cut: the exact one is still being prepared.</source>
        <translation>这是粗略切割：精确切割仍在准备中。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/rough_cuts.py"/>
        <source>The same key again takes the rough one, exactly as it is drawn.</source>
        <translation>再按同一键即采用粗略切割，与显示的完全一致。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Frames are being filled.</source>
        <translation>正在填充帧。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Stopped; all frames are as they were.</source>
        <translation>已停止；所有帧保持原样。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>No unlabelled pixel of this frame got a label, so it stays as it is.</source>
        <translation>此帧没有未标注的像素得到标签，因此保持不变。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Only what is unlabelled is filled: [[clear_image]] takes labels away.</source>
        <translation>只填充未标注部分：[[clear_image]] 可去掉标签。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>They are proposals: look at each and accept it ([[accept_image]]). Undo takes all of them back.</source>
        <translation>它们是建议：请逐帧查看并接受 ([[accept_image]])。撤销可全部收回。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>No image is open.</source>
        <translation>没有打开的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Choose one in the image list.</source>
        <translation>请在图像列表中选择一张。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Another image is being opened.</source>
        <translation>正在打开另一张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Wait until it is in sight.</source>
        <translation>请等到它显示出来。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>The frames beside this image are not known yet.</source>
        <translation>此图像前后的帧尚未确定。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Try again in a moment.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} is accepted, so its mask stays as it is.</source>
        <translation>{0} 已接受，因此其掩膜保持不变。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>[[undo]] undoes the acceptance.</source>
        <translation>[[undo]] 可撤销接受。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} has no mask that could be taken over.</source>
        <translation>{0} 没有可取用的掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} is of another size than this image.</source>
        <translation>{0} 与此图像尺寸不同。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>open image</source>
        <translation>当前图像</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Undo: {0}</source>
        <translation>撤销：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Redo: {0}</source>
        <translation>重做：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0}: 1 frame</source>
        <translation>{0}：1 帧</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0}: {1} frames</source>
        <translation>{0}：{1} 帧</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>1 more frame could not be filled.</source>
        <translation>另有 1 帧无法填充。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} more frames could not be filled.</source>
        <translation>另有 {0} 帧无法填充。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>1 frame filled, up to {0}, which is labelled.</source>
        <translation>已填充 1 帧，到已标注的 {0} 为止。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} frames filled, up to {1}, which is labelled.</source>
        <translation>已填充 {0} 帧，到已标注的 {1} 为止。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>1 frame filled.</source>
        <translation>已填充 1 帧。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} frames filled.</source>
        <translation>已填充 {0} 帧。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>No frame has an unlabelled pixel that could be filled.</source>
        <translation>没有帧含有可填充的未标注像素。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} stayed, as accepted or edited since; the first is {1}.</source>
        <translation>{0} 保持不变，因为之后已接受或编辑；第一个是 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} stayed, as the labels cannot be read; the first is {1}.</source>
        <translation>{0} 保持不变，因为标签无法读取；第一个是 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>1 frame</source>
        <translation>1 帧</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} frames</source>
        <translation>{0} 帧</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>1 frame left as before.</source>
        <translation>1 帧保持原样。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} frames left as before.</source>
        <translation>{0} 帧保持原样。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Do it again for the rest.</source>
        <translation>再执行一次可处理其余部分。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/tool_desk.py"/>
        <source>No frame is before this one.</source>
        <translation>此帧之前没有帧。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/tool_desk.py"/>
        <source>Go to a later frame of the sequence.</source>
        <translation>请转到序列中更后面的帧。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>(whole image)</source>
        <translation>（整张图像）</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>{0} min {1} s</source>
        <translation>{0} 分 {1} 秒</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>{0} h {1} min</source>
        <translation>{0} 小时 {1} 分</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>1 image accepted so far, {0} each.</source>
        <translation>迄今已接受 1 张图像，每张 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>1 image accepted so far, {0}.</source>
        <translation>迄今已接受 1 张图像，{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>{0} images accepted so far, {1} each.</source>
        <translation>迄今已接受 {0} 张图像，每张 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>{0} images accepted so far, {1}.</source>
        <translation>迄今已接受 {0} 张图像，{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>The last {0} images took {1} each, the first {2} took {3}.</source>
        <translation>最近 {0} 张图像每张用时 {1}，最初 {2} 张每张 {3}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>Before your corrections the predictions had an IoU of {0} on the last {1} images, {2} on the first {3}.</source>
        <translation>您修正之前，最近 {1} 张图像的预测 IoU 为 {0}，最初 {3} 张为 {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>Before your corrections the predictions had an IoU of {0}.</source>
        <translation>您修正之前，预测的 IoU 为 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>In 1 image nothing that was predicted was changed, which does not tell how good the predictions were.</source>
        <translation>1 张图像的预测未作任何修改，这并不能说明预测有多好。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>In {0} images nothing that was predicted was changed, which does not tell how good the predictions were.</source>
        <translation>{0} 张图像的预测未作任何修改，这并不能说明预测有多好。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>Correcting 1 image again after acceptance took {0}.</source>
        <translation>接受之后再次修正 1 张图像用时 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>Correcting {0} images again after acceptance took {1}.</source>
        <translation>接受之后再次修正 {0} 张图像用时 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/report_job.py"/>
        <source>effort report</source>
        <translation>工作量报告</translation>
    </message>
    <message>
        <location filename="../../engine/session/export_files.py"/>
        <source>export folder</source>
        <translation>导出文件夹</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>{0} files and folders</source>
        <translation>{0} 个文件和文件夹</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>1 new image from {0}.</source>
        <translation>1 张新图像，来自 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>{0} new images from {1}.</source>
        <translation>{0} 张新图像，来自 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>{0} more files were left out for such reasons.</source>
        <translation>另有 {0} 个文件因类似原因略过。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>Adding {0}</source>
        <translation>正在添加 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>{0} of 1 image found again in {1}.</source>
        <translation>在 {1} 中重新找到 1 张图像中的 {0} 张。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>{0} of {1} images found again in {2}.</source>
        <translation>在 {2} 中重新找到 {1} 张图像中的 {0} 张。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>1 image of another size than before: {0}.</source>
        <translation>1 张图像与之前尺寸不同：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>{0} images of another size than before: {1}.</source>
        <translation>{0} 张图像与之前尺寸不同：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>Their masks do not fit. Put the original images there.</source>
        <translation>其掩膜不相符。请将原来的图像放回那里。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>Looking in {0}</source>
        <translation>正在查找 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>{0}: 1 image</source>
        <translation>{0}：1 张图像</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>{0}: {1} images</source>
        <translation>{0}：{1} 张图像</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>1 image stayed as before, as the labels cannot be read; the first is {0}.</source>
        <translation>因标签无法读取，1 张图像保持原样；第一张为 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>{0} images stayed as before, as the labels cannot be read; the first is {1}.</source>
        <translation>因标签无法读取，{0} 张图像保持原样；第一张为 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>Done again in 1 image: {0}.</source>
        <translation>已在 1 张图像中重做：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>Done again in {0} images: {1}.</source>
        <translation>已在 {0} 张图像中重做：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>Taken back in 1 image: {0}.</source>
        <translation>已在 1 张图像中收回：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>Taken back in {0} images: {1}.</source>
        <translation>已在 {0} 张图像中收回：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>[[undo]] takes it back.</source>
        <translation>[[undo]] 可收回。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>[[redo]] does it again.</source>
        <translation>[[redo]] 可重做。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/server_bridge.py"/>
        <source>No server is connected.</source>
        <translation>未连接服务器。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/server_bridge.py"/>
        <source>Connect first.</source>
        <translation>请先连接。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/augmentation_preview.py"/>
        <source>There is no image to show this on.</source>
        <translation>没有可用于演示的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/augmentation_preview.py"/>
        <source>Add images to the project.</source>
        <translation>请向项目添加图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/initial_encoder.py"/>
        <source>{0} is the {1}.</source>
        <translation>{0} 是{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/initial_encoder.py"/>
        <source>No network can start from it.</source>
        <translation>没有网络能从它开始。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/initial_encoder.py"/>
        <source>{0} is the {1}, so the first {2} does not start from it.</source>
        <translation>{0} 是{1}，因此第一个 {2} 不从它开始。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/initial_encoder.py"/>
        <source>Learn from the unlabelled images again, for this network.</source>
        <translation>请为此网络重新从未标注图像学习。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Collecting masks</source>
        <translation>正在收集掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Starting the network process</source>
        <translation>正在启动网络进程</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Accept an image first: its labelled pixels are what is learned from.</source>
        <translation>请先接受一张图像：学习所依据的就是其已标注的像素。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Nothing to learn from: the files of the accepted images are missing or changed.</source>
        <translation>没有可学习的内容：已接受图像的文件缺失或已更改。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Learning waits: '{0}' is the only class of the accepted images. Label a second one; 'The rest is this class' in the menu Mask does so at once.</source>
        <translation>学习等待中：“{0}”是已接受图像中唯一的类别。请标注第二个类别；“掩膜”菜单中的“其余都是此类别”可一次完成。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>A training was interrupted. Learning goes on with it when you start it.</source>
        <translation>有一次训练被中断。您开始学习时会继续该训练。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Learning goes on where it stopped when you start it.</source>
        <translation>您开始学习时会从停止处继续。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Learning in '{0}' has stopped, as that project was closed.</source>
        <translation>“{0}” 的学习已停止，因为该项目已关闭。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>It had hardly begun: there, [[learn_start]] begins it anew.</source>
        <translation>它才刚开始：在该项目中按 [[learn_start]] 重新开始。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>It goes on where it was as soon as you open that project again.</source>
        <translation>再次打开该项目后，将从中断处继续。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Open that project again, and [[learn_start]] goes on where it was.</source>
        <translation>再次打开该项目，按 [[learn_start]] 从中断处继续。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>accepted images</source>
        <translation>已接受的图像</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>{0} is left out of learning: {1}</source>
        <translation>{0} 未参与学习：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>1 more image left out for such reasons.</source>
        <translation>另有 1 张图像因类似原因略过。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>{0} more images left out for such reasons.</source>
        <translation>另有 {0} 张图像因类似原因略过。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>{0} Learning goes on where it stopped when you start it.</source>
        <translation>{0} 您开始学习时会从停止处继续。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/network_choices.py"/>
        <source>This model cannot be used</source>
        <translation>此模型无法使用</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>A run is under way.</source>
        <translation>已有任务在运行。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Wait for it, or stop it.</source>
        <translation>请等待，或将其停止。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>This project is open read-only.</source>
        <translation>此项目以只读方式打开。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Copy it to a folder of your own first.</source>
        <translation>请先将其复制到您自己的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Learning cannot last {0} minutes.</source>
        <translation>学习不能持续 {0} 分钟。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Choose up to {0}.</source>
        <translation>请最多选择 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>The project has no accepted image to learn from.</source>
        <translation>项目没有可用于学习的已接受图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>The project has no image to learn from.</source>
        <translation>项目没有可用于学习的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Add images, or accept some masks.</source>
        <translation>请添加图像，或接受一些掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Stopped; nothing was kept.</source>
        <translation>已停止；没有保留任何内容。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}; its codes are to look at, no network starts from them. Restored to {1} grey levels.</source>
        <translation>已保存为 {0}；其编码仅供观察，没有网络从它开始。还原误差 {1} 灰度级。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}; its codes are to look at, no network starts from them.</source>
        <translation>已保存为 {0}；其编码仅供观察，没有网络从它开始。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}; not used as a start. Restored to {1} grey levels.</source>
        <translation>已保存为 {0}；不用作起点。还原误差 {1} 灰度级。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}; not used as a start.</source>
        <translation>已保存为 {0}；不用作起点。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}. Restored to {1} grey levels. The project has a model already, which learns on from itself; only a first model starts from an encoder.</source>
        <translation>已保存为 {0}。还原误差 {1} 灰度级。项目已有模型，它会从自身继续学习；只有第一个模型从编码器开始。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}. The project has a model already, which learns on from itself; only a first model starts from an encoder.</source>
        <translation>已保存为 {0}。项目已有模型，它会从自身继续学习；只有第一个模型从编码器开始。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}; the first model will start from it. Restored to {1} grey levels.</source>
        <translation>已保存为 {0}；第一个模型将从它开始。还原误差 {1} 灰度级。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}; the first model will start from it.</source>
        <translation>已保存为 {0}；第一个模型将从它开始。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/quick_learner.py"/>
        <source>quick samples</source>
        <translation>快速样本</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/training_request.py"/>
        <source>the path of a model</source>
        <translation>模型的路径</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/training_set.py"/>
        <source>{0} has no accepted image to learn from, 1 image in work.</source>
        <translation>{0} 没有可用于学习的已接受图像，1 张处理中。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/training_set.py"/>
        <source>{0} has no accepted image to learn from, {1} images in work.</source>
        <translation>{0} 没有可用于学习的已接受图像，{1} 张处理中。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/training_set.py"/>
        <source>Accept one of them.</source>
        <translation>请接受其中一张。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/training_set.py"/>
        <source>{0} has no labelled image to learn from.</source>
        <translation>{0} 没有可用于学习的已标注图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/training_set.py"/>
        <source>Label an image and accept it, or import masks.</source>
        <translation>请标注一张图像并接受它，或导入掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>Several images in a row cannot be shown.</source>
        <translation>连续多张图像无法显示。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>The same key tries those after them, a click any other.</source>
        <translation>再按同一键尝试其后的图像，单击可打开任何其他图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>This is the last image that can be read.</source>
        <translation>这是最后一张可读取的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>This is the first image that can be read.</source>
        <translation>这是第一张可读取的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>This is the last image.</source>
        <translation>这是最后一张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>This is the first image.</source>
        <translation>这是第一张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>1 image is not accepted yet: [[next_to_label]] opens the next to label.</source>
        <translation>还有 1 张图像未接受：[[next_to_label]] 打开下一张待标注的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>{0} images are not accepted yet: [[next_to_label]] opens the next to label.</source>
        <translation>还有 {0} 张图像未接受：[[next_to_label]] 打开下一张待标注的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/objects/cut_features.py"/>
        <source>cut features</source>
        <translation>切割特征</translation>
    </message>
    <message>
        <location filename="../../engine/session/open_image.py"/>
        <source>Take back scribbles</source>
        <translation>收回涂鸦</translation>
    </message>
    <message>
        <location filename="../../engine/session/pixel_values.py"/>
        <source>pixel values</source>
        <translation>像素值</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/model_export.py"/>
        <source>The model is in {0}.</source>
        <translation>模型已写入 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/model_export.py"/>
        <source>It takes pixels and answers class ids; see the guide.</source>
        <translation>它接收像素并输出类别编号；请参阅指南。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/model_export.py"/>
        <source>The model was not written: the program is closing.</source>
        <translation>模型未写入：程序正在关闭。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/project_ready_models.py"/>
        <source>A ready model is being fetched.</source>
        <translation>正在获取现成模型。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/project_ready_models.py"/>
        <source>None of this project's classes is one that the model knows.</source>
        <translation>此项目的类别都不是该模型认识的。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/project_ready_models.py"/>
        <source>Let some be added, or name yours as the model does: {0}.</source>
        <translation>请添加一些类别，或按模型的叫法为您的类别命名：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/project_ready_models.py"/>
        <source>{0}, by torchvision</source>
        <translation>{0}，来自 torchvision</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/project_ready_models.py"/>
        <source>Predicting with {0}.</source>
        <translation>正在用 {0} 预测。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/project_ready_models.py"/>
        <source>Correct what is wrong and accept: it learns.</source>
        <translation>修正错误并接受：它会学习。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/uncertain_region_walk.py"/>
        <source>No doubtful spot is left in this image.</source>
        <translation>此图像中没有可疑之处了。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/uncertain_region_walk.py"/>
        <source>The next press begins again.</source>
        <translation>再按一次从头开始。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/uncertain_region_walk.py"/>
        <source>This image has no prediction yet.</source>
        <translation>此图像还没有预测。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/uncertain_region_walk.py"/>
        <source>A model has to predict it first.</source>
        <translation>须先由模型预测。</translation>
    </message>
    <message>
        <location filename="../../engine/session/rescue.py"/>
        <source>The stroke in progress is lost; everything before it is saved.</source>
        <translation>正在画的笔画丢失；此前的一切均已保存。</translation>
    </message>
    <message>
        <location filename="../../engine/session/rescue.py"/>
        <source>Nothing is lost: everything up to the last stroke is saved.</source>
        <translation>没有丢失：直到最后一笔的内容均已保存。</translation>
    </message>
    <message>
        <location filename="../../engine/session/rescue.py"/>
        <source>Not everything is stored after {0} s: the disk is slow or gone. It is tried again.</source>
        <translation>{0} 秒后仍未全部存储：磁盘缓慢或已断开。会再次尝试。</translation>
    </message>
    <message>
        <location filename="../../engine/session/rescue.py"/>
        <source>Not saved yet: {0}</source>
        <translation>尚未保存：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_acceptance.py"/>
        <source>Accepting</source>
        <translation>正在接受</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_acceptance.py"/>
        <source>It is accepted, skipped or removed by now.</source>
        <translation>它现已被接受、跳过或移除。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_acceptance.py"/>
        <source>Its image is another one than was predicted.</source>
        <translation>其图像与预测时的不同。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_acceptance.py"/>
        <source>Its file was changed by another program.</source>
        <translation>其文件已被其他程序更改。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_acceptance.py"/>
        <source>A part of its picture is missing, as its file breaks off.</source>
        <translation>其文件中断，因此缺少部分图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_acceptance.py"/>
        <source>Taking back</source>
        <translation>正在收回</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>Wait a moment for it.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>1 image is to be judged again.</source>
        <translation>1 张图像重新待判断。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>{0} images are to be judged again.</source>
        <translation>{0} 张图像重新待判断。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>1 image is accepted again.</source>
        <translation>1 张图像重新接受。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>{0} images are accepted again.</source>
        <translation>{0} 张图像重新接受。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>1 image accepted.</source>
        <translation>已接受 1 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>{0} images accepted.</source>
        <translation>已接受 {0} 张图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>1 image could not be accepted. {0}</source>
        <translation>有 1 张图像无法接受。{0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>{0} images could not be accepted. {1}</source>
        <translation>有 {0} 张图像无法接受。{1}</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>Open one to look at it.</source>
        <translation>请打开一张查看。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>Accept 1 image on the wall</source>
        <translation>在审阅墙上接受 1 张图像</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>Accept {0} images on the wall</source>
        <translation>在审阅墙上接受 {0} 张图像</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>Undo once more takes them back.</source>
        <translation>再撤销一次即可收回。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>Redo once more accepts them.</source>
        <translation>再重做一次即可接受。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>1 image could not be reached.</source>
        <translation>1 张图像无法访问。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>{0} images could not be reached.</source>
        <translation>{0} 张图像无法访问。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>1 image stayed: worked on since.</source>
        <translation>1 张图像保持不变：之后有过编辑。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>{0} images stayed: worked on since.</source>
        <translation>{0} 张图像保持不变：之后有过编辑。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Shift+W accepts these as well, once you have read what their tiles say.</source>
        <translation>阅读其缩略图上的说明后，Shift+W 可一并接受。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>review pages</source>
        <translation>审阅页</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>by an older model</source>
        <translation>来自较旧的模型</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>{0} is decided already.</source>
        <translation>{0} 已经判断过。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Undo takes the last page back.</source>
        <translation>撤销可收回上一页。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Nothing is doubtful about this image.</source>
        <translation>此图像没有可疑之处。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Y accepts it with its page.</source>
        <translation>Y 将它随所在页一起接受。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>The mark of {0} is as it was before.</source>
        <translation>{0} 的标记已恢复原状。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Undo takes the page back.</source>
        <translation>撤销可收回该页。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>1 image with a warning stayed: Shift+W accepts these as well.</source>
        <translation>1 张有警告的图像未接受：Shift+W 可一并接受。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>{0} images with a warning stayed: Shift+W accepts these as well.</source>
        <translation>{0} 张有警告的图像未接受：Shift+W 可一并接受。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>1 mask had hardly been in sight.</source>
        <translation>1 个掩膜几乎没有显示过。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>{0} masks had hardly been in sight.</source>
        <translation>{0} 个掩膜几乎没有显示过。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Look at them, and press the key again.</source>
        <translation>请查看它们，再按一次。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>1 image in sight have a warning.</source>
        <translation>可见图像中有 1 张带警告。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>{0} images in sight have a warning.</source>
        <translation>可见图像中有 {0} 张带警告。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>What is in sight cannot be accepted here.</source>
        <translation>可见的图像不能在此接受。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>The tiles say why. Open one to mend it.</source>
        <translation>缩略图上说明了原因。打开一张可修正。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Scroll on to the next ones.</source>
        <translation>继续滚动到后面的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Predict images first.</source>
        <translation>请先预测图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>There is nothing in sight to accept.</source>
        <translation>当前显示中没有可接受的内容。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tile_store.py"/>
        <source>review tiles</source>
        <translation>审阅缩略图</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>Some scribbles have no cut.</source>
        <translation>有些涂鸦没有形成切割。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>The image was turned since it was predicted: open it.</source>
        <translation>预测之后图像被旋转：请打开它。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>The class '{0}' is hidden: show it first.</source>
        <translation>类别“{0}”已隐藏：请先显示它。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>It has no prediction any more.</source>
        <translation>它已没有预测。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>It is predicted again in the background.</source>
        <translation>正在后台重新预测。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>from what you drew</source>
        <translation>来自您的绘制</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>from {0}</source>
        <translation>来自 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_effort.py"/>
        <source>review wall</source>
        <translation>审阅墙</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_list.py"/>
        <source>Looking through</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>Surest first</source>
        <translation>最确定的优先</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>Most doubtful first</source>
        <translation>最可疑的优先</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>Most disagreement first</source>
        <translation>分歧最大的优先</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>Most of a class first</source>
        <translation>含某类别最多的优先</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>As in the list</source>
        <translation>按列表顺序</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>1 doubtful place</source>
        <translation>1 处可疑</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>{0} doubtful places</source>
        <translation>{0} 处可疑</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>nothing to compare with</source>
        <translation>没有可比较的内容</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>{0} differs {1}</source>
        <translation>{0} 相差 {1}</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>no {0}</source>
        <translation>没有 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>There is no model yet.</source>
        <translation>还没有模型。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>Accept an image and start learning first.</source>
        <translation>请先接受一张图像并开始学习。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>No encoder is chosen.</source>
        <translation>未选择编码器。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>Choose the file of one that was learned without labels.</source>
        <translation>请选择无标签学得的编码器的文件。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>{0} cannot be compared: it cannot be read.</source>
        <translation>{0} 无法比较：它无法读取。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>Open another image.</source>
        <translation>请打开其他图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>There is no other image to compare with.</source>
        <translation>没有其他可比较的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>No image is left to choose.</source>
        <translation>没有可选择的图像了。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>Every one is labelled, skipped, or was offered already.</source>
        <translation>每张都已标注、已跳过或已提供过。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>the most typical</source>
        <translation>最典型</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>{0} like {1}, its nearest</source>
        <translation>与最近的 {1} 相似 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>{0} is the most typical image.</source>
        <translation>{0} 是最典型的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>Begin with it; compared by {0}.</source>
        <translation>请从它开始；比较依据：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>{0} is the least like the labelled image.</source>
        <translation>{0} 与已标注的图像最不相似。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>{0} is the least like the {1} images labelled or offered so far.</source>
        <translation>{0} 与迄今已标注或提供过的 {1} 张图像最不相似。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>The nearest of them, {0}, is {1} alike by {2}.</source>
        <translation>其中最近的 {0} 按{2}有 {1} 相似。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>{0} of {1} images are described.</source>
        <translation>{1} 张图像中已描述 {0} 张。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>The next search goes on from there.</source>
        <translation>下次搜索从那里继续。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/tag_ranking.py"/>
        <source>No image with the tag '{0}' can be read.</source>
        <translation>带有关键词“{0}”的图像都无法读取。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/tag_ranking.py"/>
        <source>Tag one that can be opened.</source>
        <translation>请为一张可以打开的图像添加它。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/tag_ranking.py"/>
        <source>No image has the tag '{0}' yet.</source>
        <translation>还没有图像带有关键词“{0}”。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/tag_ranking.py"/>
        <source>Tag one or two images with it, then the rest is sorted.</source>
        <translation>先为一两张图像添加它，其余的便会排序。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>Each an image</source>
        <translation>每个为一张图像</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>Each page, slice, time or frame is an image with a mask of its own.</source>
        <translation>每页、切片、时间点或帧都是一张图像，各有掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>Highest values</source>
        <translation>最大值</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>One picture of all slices: of each pixel the highest value.</source>
        <translation>所有切片合为一张：每个像素取最大值。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>Mean values</source>
        <translation>平均值</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>One picture of all slices: of each pixel the mean.</source>
        <translation>所有切片合为一张：每个像素取平均值。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>Only the first</source>
        <translation>仅第一个</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>The others stay out; Image &gt; Pages and channels brings them in.</source>
        <translation>其余不加入；可用“图像 &gt; 页和通道”加入。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>It starts afresh; until it is better, the model that you have goes on.</source>
        <translation>它从头开始；在它变得更好之前，继续使用现有模型。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>What is to become an image?</source>
        <translation>什么应成为图像？</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>1 new image from pages and slices.</source>
        <translation>由页和切片得到 1 张新图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>{0} new images from pages and slices.</source>
        <translation>由页和切片得到 {0} 张新图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>From the next round of learning on, the network sees the pictures as they are shown.</source>
        <translation>从下一轮学习起，网络按显示的样子看图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>From the next round of learning on, the network sees channels {0} of the files.</source>
        <translation>从下一轮学习起，网络看到文件的通道 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>{0} files hold several pages or slices, {1} {2}.</source>
        <translation>{0} 个文件含有多页或多个切片，其中 {1} 含 {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>If its folder was moved: File &gt; Where are my images now? finds all of them again. If it is gone for good: [[remove_images]] takes it out of the project.</source>
        <translation>如果其文件夹已移动：“文件 &gt; 图像现在在哪里？”可重新找到全部图像。如果已永久丢失：[[remove_images]] 将其移出项目。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>The other images are fine. [[remove_images]] takes it out of the project.</source>
        <translation>其他图像没有问题。[[remove_images]] 将其移出项目。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>image {0}</source>
        <translation>图像 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>Choose above the image what becomes of its mask, then go on.</source>
        <translation>请在图像上方选择如何处理其掩膜，然后继续。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>Accept an image and start learning, or load a model.</source>
        <translation>请接受一张图像并开始学习，或载入模型。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>There is nothing to accept yet.</source>
        <translation>还没有可接受的内容。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>Scribble on two classes, paint, or train a model first.</source>
        <translation>请在两个类别上涂鸦、绘制，或先训练模型。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>This project is open read-only: you can look but not change.</source>
        <translation>此项目以只读方式打开：可以查看，不能更改。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>Close it elsewhere and open it again, or copy it to a folder of your own.</source>
        <translation>请在别处关闭它后重新打开，或将其复制到您自己的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>This cut is a rough one: the exact cut is being prepared, once on this machine.</source>
        <translation>此切割是粗略的：精确切割正在准备中，在此计算机上仅需一次。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>It takes the place of the rough one by itself. Meanwhile scribble on, or paint: all tools work.</source>
        <translation>它会自动取代粗略切割。在此期间可继续涂鸦或绘制：所有工具均可使用。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>rough cut</source>
        <translation>粗略切割</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>failed cut</source>
        <translation>失败的切割</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>This image has no prediction to put aside.</source>
        <translation>此图像没有可搁置的预测。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>[[predict_now]] asks the current model for one.</source>
        <translation>[[predict_now]] 可请求当前模型预测。</translation>
    </message>
    <message>
        <location filename="../../engine/session/strokes.py"/>
        <source>Nothing to erase here: these are the labels of a cut that is not applied yet.</source>
        <translation>此处没有可擦除的内容：这些是尚未应用的切割的标注。</translation>
    </message>
    <message>
        <location filename="../../engine/session/strokes.py"/>
        <source>[[apply_cut]] applies it. Before that, scribbles correct it.</source>
        <translation>[[apply_cut]] 应用它。在此之前，可用笔画修正。</translation>
    </message>
    <message>
        <location filename="../../engine/session/strokes.py"/>
        <source>Nothing changed: not all labels may be painted over now.</source>
        <translation>没有改变：现在并非所有标签都可以覆盖。</translation>
    </message>
    <message>
        <location filename="../../engine/session/strokes.py"/>
        <source>'Paint over', in the card of the tool, chooses which.</source>
        <translation>工具卡片中的“覆盖范围”可选择哪些标签。</translation>
    </message>
    <message>
        <location filename="../../engine/session/undo/decision_trail.py"/>
        <source>Accept {0}</source>
        <translation>接受 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/undo/decision_trail.py"/>
        <source>Skip {0}</source>
        <translation>跳过 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Keep the mask</source>
        <translation>保留掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>It stays as it is, on the image as it is now.</source>
        <translation>掩膜保持不变，用于现在的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Turn the mask</source>
        <translation>旋转掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>The mask is turned as the image was.</source>
        <translation>掩膜随图像一同旋转。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Turn the mask left</source>
        <translation>向左旋转掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>By 90 degrees.</source>
        <translation>旋转 90 度。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Turn the mask right</source>
        <translation>向右旋转掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Resize the mask</source>
        <translation>缩放掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Every pixel gets the nearest one's class.</source>
        <translation>每个像素取最近像素的类别。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Bring back its mask</source>
        <translation>取回其掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>The history has a mask of this very image.</source>
        <translation>历史中有这张图像的掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Start anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Without a mask; undo has the old one.</source>
        <translation>不带掩膜；撤销可取回旧掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Its mask is kept. Choose what becomes of it; undo takes the choice back.</source>
        <translation>其掩膜已保留。请选择如何处理；撤销可收回该选择。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>A mask is being fitted to its image.</source>
        <translation>正在使掩膜适应其图像。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Go on in a moment.</source>
        <translation>请稍后继续。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>{0} is no longer in its folder; its mask is kept.</source>
        <translation>{0} 已不在其文件夹中；其掩膜已保留。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>You can go on with it. It is learned from and exported again when the file is back.</source>
        <translation>您可以继续处理它。文件恢复后才会重新用于学习和导出。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Take over the files</source>
        <translation>采用这些文件</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Each becomes its image's mask; undo has the old. Deleted ones are written again.</source>
        <translation>每个文件成为其图像的掩膜；撤销可取回旧掩膜。已删除的会重新写入。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Write mine again</source>
        <translation>重新写入我的掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>The files become what the project has.</source>
        <translation>文件会变为项目中的内容。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>The files stay as they are, and the project's own masks count.</source>
        <translation>文件保持不变，以项目自己的掩膜为准。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Choose now</source>
        <translation>现在选择</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Take the files over, or write the project's own masks again.</source>
        <translation>采用这些文件，或重新写入项目自己的掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>The project's own masks count until you choose.</source>
        <translation>在您选择之前，以项目自己的掩膜为准。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Until you choose, these files are not written, and the project's own masks count.</source>
        <translation>在您选择之前，不写入这些文件，以项目自己的掩膜为准。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Changed mask files are being read in.</source>
        <translation>正在读入更改的掩膜文件。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>mask files</source>
        <translation>个掩膜文件</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>{0} was left as it is: {1}</source>
        <translation>{0} 保持原样：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Save my work to another place…</source>
        <translation>将我的工作保存到其他位置…</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>A copy with every change; the work goes on there.</source>
        <translation>含所有更改的副本；工作在那里继续。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Go on there</source>
        <translation>在那里继续</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Open the project at its new place.</source>
        <translation>在新位置打开项目。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Your changes are kept in memory until the folder is back, or until you save them elsewhere.</source>
        <translation>在文件夹恢复或您另存到别处之前，您的更改保留在内存中。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Your work is saved in it. Models and predictions follow when you go on there.</source>
        <translation>您的工作已保存其中。在那里继续时，模型和预测随后转移。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>The project is being copied to its new place.</source>
        <translation>正在将项目复制到新位置。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>The project's folder {0} is back: what could not be saved is saved now.</source>
        <translation>项目文件夹 {0} 已恢复：未能保存的内容现已保存。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>The project's folder {0} is back: all is saved.</source>
        <translation>项目文件夹 {0} 已恢复：全部已保存。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Your work is saved in {0}.</source>
        <translation>您的工作已保存到 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Your work is saved in {0}, without 1 file that could not be read: {1}.</source>
        <translation>您的工作已保存到 {0}，但有 1 个文件无法读取：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Your work is saved in {0}, without {1} files that could not be read: {2}.</source>
        <translation>您的工作已保存到 {0}，但有 {1} 个文件无法读取：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Masks of the project are written anew; copy the other files by hand where the old disk allows it.</source>
        <translation>项目的掩膜会重新写入；其他文件请在旧磁盘允许时手工复制。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/cache_file.py"/>
        <source>The cache of {0} is closed.</source>
        <translation>{0} 的缓存已关闭。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/cache_file.py"/>
        <source>its tables are none of ours</source>
        <translation>其表不是本程序的表</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_file.py"/>
        <source>It is of something else.</source>
        <translation>它属于其他内容。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_file.py"/>
        <source>Its shapes are not those of its image.</source>
        <translation>其形状与其图像不符。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_file.py"/>
        <source>The prediction is damaged: {0}.</source>
        <translation>预测已损坏：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_file.py"/>
        <source>This is no prediction.</source>
        <translation>这不是预测。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_file.py"/>
        <source>It has more or fewer pixels than its image.</source>
        <translation>其像素多于或少于其图像。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_folder.py"/>
        <source>Predictions cannot be kept: {0}</source>
        <translation>预测无法保存：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_folder.py"/>
        <source>Nothing is lost: they are made again when they are needed. {0}</source>
        <translation>没有丢失：需要时会重新生成。{0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/findings.py"/>
        <source>table {0}</source>
        <translation>表 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/findings.py"/>
        <source>table {0}, row {1}</source>
        <translation>表 {0}，第 {1} 行</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>Inkling writes only inside the project's own folder: put a real folder or file in its place.</source>
        <translation>Inkling 只在项目自己的文件夹中写入：请在该处放置真正的文件夹或文件。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is {1}, which {2}.</source>
        <translation>{0} 为 {1}，它{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is {1}, which is no valid Unicode.</source>
        <translation>{0} 为 {1}，它不是有效的 Unicode。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>is no valid Unicode</source>
        <translation>不是有效的 Unicode</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is {1}, which is longer than any path.</source>
        <translation>{0} 为 {1}，它比任何路径都长。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>is no name of a file</source>
        <translation>不是文件名</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>is an absolute path</source>
        <translation>是绝对路径</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>leads out of its folder</source>
        <translation>超出其文件夹</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>is no plain name</source>
        <translation>不是普通名称</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>cannot be the name of a file on Windows</source>
        <translation>在 Windows 上不能作为文件名</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is {1}, which is no path.</source>
        <translation>{0} 为 {1}，它不是路径。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>A name in the project</source>
        <translation>项目中的名称</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} cannot be used: {1}.</source>
        <translation>{0} 无法使用：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is a link to another place.</source>
        <translation>{0} 是指向其他位置的链接。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is no file.</source>
        <translation>{0} 不是文件。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is no folder.</source>
        <translation>{0} 不是文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>folder_id is {0}, and there is no such folder.</source>
        <translation>folder_id 为 {0}，没有这样的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>rel is {0}, not text.</source>
        <translation>rel 为 {0}，不是文本。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>rel is {0}, as of row {1}.</source>
        <translation>rel 为 {0}，与第 {1} 行相同。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>view is {0}, not text.</source>
        <translation>view 为 {0}，不是文本。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>view is {0}, which shows no channels.</source>
        <translation>view 为 {0}，它不显示任何通道。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>a count</source>
        <translation>计数</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>image_id is {0}, and there is no such image.</source>
        <translation>image_id 为 {0}，没有这样的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>its corners are {0}, which is no rectangle.</source>
        <translation>其角点为 {0}，不是矩形。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>its {0} steps go from {1} to {2}: some are missing.</source>
        <translation>其 {0} 个步骤从 {1} 到 {2}：有缺失。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/step_shapes.py"/>
        <source>The number of a step</source>
        <translation>步骤编号</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/step_shapes.py"/>
        <source>A tile of a step has no data.</source>
        <translation>步骤的某个分块没有数据。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/step_shapes.py"/>
        <source>height x width</source>
        <translation>高 x 宽</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/tiles.py"/>
        <source>The plane of a tile is {0}, not one of: 0, 1, 2.</source>
        <translation>分块的平面为 {0}，不是以下之一：0、1、2。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/tiles.py"/>
        <source>The row of a tile</source>
        <translation>分块的行</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/tiles.py"/>
        <source>The column of a tile</source>
        <translation>分块的列</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/tiles.py"/>
        <source>The tile in row {0}, column {1} is {2}, which is no tile.</source>
        <translation>第 {0} 行、第 {1} 列的分块为 {2}，它不是分块。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/tiles.py"/>
        <source>The tile in row {0}, column {1} is damaged.</source>
        <translation>第 {0} 行、第 {1} 列的分块已损坏。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/tiles.py"/>
        <source>The tile in row {0}, column {1} does not have the {2} pixels that it should have.</source>
        <translation>第 {0} 行、第 {1} 列的分块没有应有的 {2} 个像素。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/class_table.py"/>
        <source>'{0}' is the name of two classes.</source>
        <translation>“{0}”是两个类别的名称。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/class_table.py"/>
        <source>class {0} is missing.</source>
        <translation>缺少类别 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/class_table.py"/>
        <source>'{0}' is no list of class numbers.</source>
        <translation>“{0}”不是类别编号列表。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/class_table.py"/>
        <source>'{0}' is no table of group names.</source>
        <translation>“{0}”不是组名表。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>The disk is full: changes to {0} are not saved yet.</source>
        <translation>磁盘已满：对 {0} 的更改尚未保存。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Free some space on it.</source>
        <translation>请在其上腾出一些空间。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>The project file of {0} is damaged ({1}).</source>
        <translation>{0} 的项目文件已损坏（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Repair it: Help &gt; Check this project. Or go back to a safety copy.</source>
        <translation>请修复：“帮助 &gt; 检查此项目”。或恢复安全副本。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Changes to {0} are not saved yet: {1}</source>
        <translation>对 {0} 的更改尚未保存：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Changes to {0} are not saved yet: {1}.</source>
        <translation>对 {0} 的更改尚未保存：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Changes to {0} are not saved yet: too little memory.</source>
        <translation>对 {0} 的更改尚未保存：内存不足。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>too little memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Check that its disk is there and has space, and that you may write to it.</source>
        <translation>请检查其磁盘是否存在且有空间，以及您是否有权写入。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Saving to {0} failed: {1}: {2}.</source>
        <translation>保存到 {0} 失败：{1}：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Please report this.</source>
        <translation>请报告此问题。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Cannot read the project {0}: {1}.</source>
        <translation>无法读取项目 {0}：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Check that its disk and files are there.</source>
        <translation>请检查其磁盘和文件是否存在。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/image_changes.py"/>
        <source>{0} was turned or mirrored since its mask was made.</source>
        <translation>制作掩膜之后，{0} 被旋转或镜像。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/image_changes.py"/>
        <source>{0} is {1} now, but its mask was made on {2}.</source>
        <translation>{0} 现为 {1}，但其掩膜是在 {2} 上制作的。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/image_changes.py"/>
        <source>{0} was changed by another program since its mask was made; it looks alike.</source>
        <translation>制作掩膜之后，{0} 被其他程序更改；看起来相同。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/image_changes.py"/>
        <source>{0} is another picture than the one its mask was made on.</source>
        <translation>{0} 与制作掩膜时的图片不同。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/image_changes.py"/>
        <source>{0} Open it in the window to choose what its mask becomes.</source>
        <translation>{0} 请在窗口中打开它，选择如何处理其掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>Take over mask file</source>
        <translation>采用掩膜文件</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>added</source>
        <translation>添加</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>{0} or {1}</source>
        <translation>{0}或{1}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>1 mask file was {0} by another program: {1} and {2} more.</source>
        <translation>1 个掩膜文件被其他程序{0}：{1} 和另外 {2} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>1 mask file was {0} by another program: {1}.</source>
        <translation>1 个掩膜文件被其他程序{0}：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>{0} mask files were {1} by another program: {2} and {3} more.</source>
        <translation>{0} 个掩膜文件被其他程序{1}：{2} 和另外 {3} 个。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>{0} mask files were {1} by another program: {2}.</source>
        <translation>{0} 个掩膜文件被其他程序{1}：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>Your changes are kept in memory.</source>
        <translation>您的更改保留在内存中。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>The project's folder {0} is {1} now.</source>
        <translation>项目文件夹 {0} 现在为 {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>Another project has taken the place of {0}: nothing more is saved in it.</source>
        <translation>另一个项目取代了 {0}：不再向其中保存任何内容。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>The project's folder {0} cannot be written to any more.</source>
        <translation>项目文件夹 {0} 已无法写入。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>The disk with {0} does not answer ({1}): nothing more is saved on it.</source>
        <translation>{0} 所在的磁盘没有响应（{1}）：不再向其保存任何内容。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>The disk with {0} does not answer: nothing more is saved on it.</source>
        <translation>{0} 所在的磁盘没有响应：不再向其保存任何内容。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>The project's folder {0} is gone: nothing more is saved in it.</source>
        <translation>项目文件夹 {0} 已消失：不再向其中保存任何内容。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/relocation.py"/>
        <source>{0} is no name of a project.</source>
        <translation>{0} 不是项目名称。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/relocation.py"/>
        <source>End it in .inkling.</source>
        <translation>请以 .inkling 结尾。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/relocation.py"/>
        <source>Name another place.</source>
        <translation>请指定其他位置。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_table.py"/>
        <source>listing</source>
        <translation>正在列出</translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_table.py"/>
        <source>Pick a folder with PNG, JPEG, TIFF, BMP, GIF, WebP or AVIF files.</source>
        <translation>请选择含有 PNG、JPEG、TIFF、BMP、GIF、WebP 或 AVIF 文件的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_table.py"/>
        <source>No image in {0}.</source>
        <translation>{0} 中没有图像。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_table.py"/>
        <source>folders</source>
        <translation>个文件夹</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/file_pixel_size.py"/>
        <source>A pixel is {0} wide, as the files say.</source>
        <translation>一个像素宽 {0}，依据文件中的记录。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>images of the project</source>
        <translation>项目的图像</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>Another mask for {0} is named more like it: {1}.</source>
        <translation>{0} 的另一个掩膜名称更接近：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>The masks {0} and {1} both fit {2}.</source>
        <translation>掩膜 {0} 和 {1} 都适合 {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>Keep one mask for each image.</source>
        <translation>请为每张图像只保留一个掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>Several images are called like the mask {0}: {1}.</source>
        <translation>有多张图像与掩膜 {0} 同名：{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>Put the mask into a subfolder as its image is, or call it after the whole name, as in x.jpg.png.</source>
        <translation>请将掩膜像其图像一样放入子文件夹，或按完整文件名命名，例如 x.jpg.png。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>Give the mask the name of its image, without suffix.</source>
        <translation>请给掩膜取其图像的名称，不加后缀。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>The mask {0} belongs to {1}, which is not in the project.</source>
        <translation>掩膜 {0} 属于 {1}，而它不在项目中。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>Add the folder of that image first.</source>
        <translation>请先添加该图像的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/plane_masks.py"/>
        <source>The mask {0} has 1 page, but {1} has 1 plane.</source>
        <translation>掩膜 {0} 有 1 页，但 {1} 有 1 个平面。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/plane_masks.py"/>
        <source>The mask {0} has 1 page, but {1} has {2} planes.</source>
        <translation>掩膜 {0} 有 1 页，但 {1} 有 {2} 个平面。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/plane_masks.py"/>
        <source>The mask {0} has {1} pages, but {2} has 1 plane.</source>
        <translation>掩膜 {0} 有 {1} 页，但 {2} 有 1 个平面。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/plane_masks.py"/>
        <source>The mask {0} has {1} pages, but {2} has {3} planes.</source>
        <translation>掩膜 {0} 有 {1} 页，但 {2} 有 {3} 个平面。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/plane_masks.py"/>
        <source>Give it a page for each plane.</source>
        <translation>请为每个平面提供一页。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>The project has no image number {0}.</source>
        <translation>项目没有编号为 {0} 的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>A step in the history of {0} is damaged: {1}</source>
        <translation>{0} 的历史中有一个步骤已损坏：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>{0} is {1}x{2} now, but its mask was made on {3}x{4}.</source>
        <translation>{0} 现为 {1}x{2}，但其掩膜是在 {3}x{4} 上制作的。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>Put the original image back, or add the new one under another name.</source>
        <translation>请放回原来的图像，或以其他名称添加新图像。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>The labels of {0} are damaged: {1}</source>
        <translation>{0} 的标签已损坏：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>Step {0} of image number {1} is not in the project.</source>
        <translation>编号为 {1} 的图像的步骤 {0} 不在项目中。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>Step {0} of image number {1} cannot follow {2} stored steps.</source>
        <translation>编号为 {1} 的图像的步骤 {0} 不能接在 {2} 个已存储的步骤之后。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>Everything else goes on working; Help &gt; Check this project says what can be done.</source>
        <translation>其余一切照常工作；“帮助 &gt; 检查此项目”会说明可以做什么。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>The project {0} is open elsewhere{1}.</source>
        <translation>项目 {0} 已在别处打开{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>Close it there, or open it read-only here.</source>
        <translation>请在那里关闭它，或在此以只读方式打开。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>The disk with {0} has no locks, so that two programs could write to it at once.</source>
        <translation>{0} 所在的磁盘没有锁，两个程序可能同时写入。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>Copy the project to a disk of this computer to change it; here it can be looked at.</source>
        <translation>要更改，请将项目复制到此计算机的磁盘；在此可以查看。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>an unnamed user</source>
        <translation>未具名用户</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>the note</source>
        <translation>记录</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>(in this program, process {0})</source>
        <translation>（在此程序中，进程 {0}）</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>(by {0} on {1}, process {2}, since {3})</source>
        <translation>（由 {1} 上的 {0}，进程 {2}，自 {3} 起）</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_import.py"/>
        <source>Import mask</source>
        <translation>导入掩膜</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_import.py"/>
        <source>The mask is {0}x{1}, but {2} is {3}x{4}.</source>
        <translation>掩膜为 {0}x{1}，但 {2} 为 {3}x{4}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_import.py"/>
        <source>Give a mask of the size of the image, upright.</source>
        <translation>请给出与图像尺寸相同、方向正确的掩膜。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_steps/class_deletion.py"/>
        <source>{0}, stopped</source>
        <translation>{0}，已停止</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_writer.py"/>
        <source>masks {0}</source>
        <translation>掩膜 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_writer.py"/>
        <source>The project is closed.</source>
        <translation>项目已关闭。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_writer.py"/>
        <source>The mask {0} could not be written: {1}</source>
        <translation>掩膜 {0} 无法写入：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_writer.py"/>
        <source>Your work is safe in the project; check the space and rights of its masks folder.</source>
        <translation>您的工作在项目中是安全的；请检查其掩膜文件夹的空间和权限。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/model_table.py"/>
        <source>The model {0} was not stored in the project: {1}</source>
        <translation>模型 {0} 未保存到项目中：{1}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/project.py"/>
        <source>{0} classes would go, but masks may use them.</source>
        <translation>将失去 {0} 个类别，但掩膜可能使用它们。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/project.py"/>
        <source>Keep every class that was there; rename those that are not needed.</source>
        <translation>请保留已有的每个类别；不需要的请重命名。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/project.py"/>
        <source>The name of the project</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <location filename="../../engine/storage/project_file.py"/>
        <source>Open it, or name another place.</source>
        <translation>请打开它，或指定其他位置。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>There is no folder {0}.</source>
        <translation>没有文件夹 {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>Name the folder where the images are now.</source>
        <translation>请指定图像现在所在的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>None of 1 image is in {0}.</source>
        <translation>1 张图像不在 {0} 中。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>None of {0} images is in {1}.</source>
        <translation>{0} 张图像都不在 {1} 中。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>Names and subfolders must be as they were: pick the folder that stands for the old one.</source>
        <translation>名称和子文件夹必须与之前相同：请选择与旧文件夹对应的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>The images in {0} are in the project already.</source>
        <translation>{0} 中的图像已在项目中。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>Pick another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>The images in {0} have the right names, but other sizes than before.</source>
        <translation>{0} 中的图像名称正确，但尺寸与之前不同。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>Pick the folder with the images that the masks were made on.</source>
        <translation>请选择含有制作掩膜时所用图像的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>The project has no images.</source>
        <translation>项目没有图像。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>Add a folder of images to it.</source>
        <translation>请向其添加图像文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>The project has no images from {0}.</source>
        <translation>项目没有来自 {0} 的图像。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>Its folders are: {0}.</source>
        <translation>其文件夹为：{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project file was made by another program.</source>
        <translation>项目文件由其他程序生成。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>Open a folder whose name ends in .inkling.</source>
        <translation>请打开名称以 .inkling 结尾的文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project file is empty: everything in it is gone.</source>
        <translation>项目文件为空：其中的一切都已丢失。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>Bring it back from a copy, or make a new project and import its masks folder.</source>
        <translation>请从副本恢复，或新建项目并导入其掩膜文件夹。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>the {0} '{1}'</source>
        <translation>{0}“{1}”</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project file is not as Inkling has made it: it holds {0}.</source>
        <translation>项目文件与 Inkling 生成的不同：它含有{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project file is not as Inkling has made it: it lacks the {0}.</source>
        <translation>项目文件与 Inkling 生成的不同：它缺少{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>Ask who sent it for another copy, or bring it back from one of yours.</source>
        <translation>请向发送者索取另一份副本，或从您自己的副本恢复。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project was made by an older Inkling and must be brought up to date first.</source>
        <translation>项目由较旧的 Inkling 生成，须先更新。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>Open it once for writing.</source>
        <translation>请以可写方式打开一次。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project could not be brought from version {0} to {1}: {2}.</source>
        <translation>项目无法从版本 {0} 升级到 {1}：{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>Nothing was changed; please report this.</source>
        <translation>未更改任何内容；请报告此问题。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project was made by a newer Inkling (file version {0}, known {1}).</source>
        <translation>项目由较新的 Inkling 生成（文件版本 {0}，已知 {1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>Update Inkling to open it.</source>
        <translation>请更新 Inkling 后再打开。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/settings_table.py"/>
        <source>the value of '{0}'</source>
        <translation>“{0}”的值</translation>
    </message>
    <message>
        <location filename="../../engine/storage/settings_table.py"/>
        <source>Store less at once.</source>
        <translation>请一次少保存一些。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/settings_table.py"/>
        <source>Nothing was stored in the project: {0}</source>
        <translation>项目中未保存任何内容：{0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/settings_table.py"/>
        <source>the value of '{0}' is {1}, not JSON.</source>
        <translation>“{0}”的值为 {1}，不是 JSON。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>writer {0}</source>
        <translation>写入器 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>Nothing can be waited for before the change it is part of is whole.</source>
        <translation>在所属的更改完整之前，不能等待任何内容。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>The project {0} is closed.</source>
        <translation>项目 {0} 已关闭。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>{0} was closed with {1} changes that could not be saved.</source>
        <translation>{0} 已关闭，有 {1} 项更改未能保存。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>A change could not be saved, and is undone. {0}</source>
        <translation>有一项更改无法保存，已撤销。{0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>The project is open read-only.</source>
        <translation>项目以只读方式打开。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>Open it for writing to change it.</source>
        <translation>请以可写方式打开后再更改。</translation>
    </message>
</context>
</TS>
